-- What lateness costs by agreement: a milestone's own rate, else that of its contract.
CREATE SQL SECURITY DEFINER VIEW bi_penalty AS
SELECT r.milestone_id, r.contract_id, r.counts_from, JSON_VALUE(r.rate, '$.per') AS per,
  CAST(JSON_VALUE(r.rate, '$.ratePercent') AS DECIMAL(9,4)) AS rate_percent,
  CAST(JSON_VALUE(r.rate, '$.amount.amount') AS DECIMAL(19,4)) AS rate_amount,
  COALESCE(JSON_VALUE(r.rate, '$.base'), 'INSTALMENT') AS rate_base,
  COALESCE(JSON_VALUE(r.rate, '$.count'), 'STARTED') AS period_count,
  CAST(JSON_VALUE(r.rate, '$.graceDays') AS INT) AS grace_days,
  CAST(JSON_VALUE(r.rate, '$.capPercent') AS DECIMAL(9,4)) AS cap_percent,
  CAST(JSON_VALUE(r.rate, '$.capAmount.amount') AS DECIMAL(19,4)) AS cap_amount, r.currency
FROM (
  SELECT m.milestone_id, m.contract_id, COALESCE(m.late_penalty, c.late_penalty) AS rate,
    IF(JSON_VALUE(COALESCE(m.late_penalty, c.late_penalty), '$.against') = 'BASELINE', m.baseline_due_date, m.due_date)
      AS counts_from,
    COALESCE(m.term_currency, c.currency) AS currency
  FROM bi_scope s
  JOIN milestone_history m ON m.tenant_id = s.tenant_id AND m.build = s.build AND m.valid_to = '9999-12-31'
  JOIN contract_history c ON c.tenant_id = m.tenant_id AND c.build = m.build AND c.contract_id = m.contract_id
    AND c.valid_to = '9999-12-31' AND c.counted
  JOIN contract_fact f ON f.tenant_id = m.tenant_id AND f.id = m.contract_id
    AND (s.all_contracts OR f.access = 'TENANT')
  WHERE (m.late_penalty IS NOT NULL OR c.late_penalty IS NOT NULL)
    AND (m.term_amount IS NOT NULL OR m.term_percent IS NOT NULL)
) r;
