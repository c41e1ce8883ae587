-- As amounts are kept: a share of a contract's value came with twelve digits.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW bi_milestone AS
SELECT m.milestone_id, m.contract_id, m.title, m.type, m.status, m.priority, m.owner_id, n.name AS owner_name, m.team,
  m.party_id AS counterparty_id, p.name AS counterparty_name, m.planned_start, m.baseline_due_date, m.due_date, m.met_on,
  COALESCE(m.baseline_due_date, m.due_date) AS promised_date,
  IF(m.status = 'MET', DATEDIFF(m.met_on, COALESCE(m.baseline_due_date, m.due_date)), NULL) AS variance_days,
  DATEDIFF(m.due_date, m.baseline_due_date) AS slip_days,
  ROUND(COALESCE(m.term_amount, m.term_percent * c.value / 100), 4) AS value,
  IF(m.term_amount IS NULL AND m.term_percent IS NULL, NULL, COALESCE(m.term_currency, c.currency)) AS currency,
  m.round AS submissions, m.status_since, m.tags, m.fields AS custom_fields, m.external_ids
FROM bi_scope s
JOIN milestone_history m ON m.tenant_id = s.tenant_id AND m.build = s.build AND m.valid_to = '9999-12-31'
JOIN contract_history c ON c.tenant_id = m.tenant_id AND c.build = m.build AND c.contract_id = m.contract_id
  AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = m.tenant_id AND f.id = m.contract_id AND (s.all_contracts OR f.access = 'TENANT')
LEFT JOIN person_fact n ON n.tenant_id = m.tenant_id AND n.id = m.owner_id
LEFT JOIN party_fact p ON p.tenant_id = m.tenant_id AND p.id = m.party_id;
