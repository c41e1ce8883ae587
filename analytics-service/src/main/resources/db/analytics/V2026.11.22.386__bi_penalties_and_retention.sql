-- What was taken off payments, what was held back, and what of that was let go.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW bi_payment AS
SELECT p.payment_id, p.contract_id, p.milestone_id, p.kind, p.status, p.amount, p.outstanding, p.currency, p.due_on,
  p.invoiced_on, p.paid_on, p.penalty, p.retained
FROM bi_scope s
JOIN payment_history p ON p.tenant_id = s.tenant_id AND p.build = s.build AND p.valid_to = '9999-12-31'
JOIN contract_history c ON c.tenant_id = p.tenant_id AND c.build = p.build AND c.contract_id = p.contract_id
  AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = p.tenant_id AND f.id = p.contract_id AND (s.all_contracts OR f.access = 'TENANT');

CREATE SQL SECURITY DEFINER VIEW bi_retention AS
SELECT p.contract_id, p.currency, SUM(COALESCE(p.retained, 0)) AS retained,
  SUM(IF(p.kind = 'RETENTION', p.amount, 0)) AS released,
  SUM(COALESCE(p.retained, 0) - IF(p.kind = 'RETENTION', p.amount, 0)) AS held
FROM bi_payment p
WHERE p.status <> 'CANCELLED' AND (p.retained <> 0 OR p.kind = 'RETENTION')
GROUP BY p.contract_id, p.currency;
