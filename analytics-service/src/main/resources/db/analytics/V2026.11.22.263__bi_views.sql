-- They run with the rights of their definer, so that who reads them needs none on the tables, and show the rows of whoever is
-- connected: USER() is that also within them. Columns are added, never taken away.
CREATE SQL SECURITY DEFINER VIEW bi_scope AS
SELECT u.tenant_id, u.all_contracts, b.live AS build
FROM bi_user u JOIN history_build b ON b.tenant_id = u.tenant_id
WHERE u.user_name = CONVERT(SUBSTRING_INDEX(USER(), '@', 1) USING utf8mb4) COLLATE utf8mb4_bin;

CREATE SQL SECURITY DEFINER VIEW bi_party AS
SELECT p.id AS party_id, p.reference, p.name
FROM bi_scope s JOIN party_fact p ON p.tenant_id = s.tenant_id;

CREATE SQL SECURITY DEFINER VIEW bi_contract AS
SELECT c.contract_id, f.reference, c.title, f.status, f.access, c.time_zone, c.value, c.currency,
  c.counted_since AS activated_at
FROM bi_scope s
JOIN contract_history c ON c.tenant_id = s.tenant_id AND c.build = s.build AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = c.tenant_id AND f.id = c.contract_id AND (s.all_contracts OR f.access = 'TENANT');

CREATE SQL SECURITY DEFINER VIEW bi_milestone AS
SELECT m.milestone_id, m.contract_id, m.title, m.type, m.status, m.priority, m.owner_id, n.name AS owner_name, m.team,
  m.party_id AS counterparty_id, p.name AS counterparty_name, m.planned_start, m.baseline_due_date, m.due_date, m.met_on,
  COALESCE(m.baseline_due_date, m.due_date) AS promised_date,
  IF(m.status = 'MET', DATEDIFF(m.met_on, COALESCE(m.baseline_due_date, m.due_date)), NULL) AS variance_days,
  DATEDIFF(m.due_date, m.baseline_due_date) AS slip_days,
  COALESCE(m.term_amount, m.term_percent * c.value / 100) AS value,
  IF(m.term_amount IS NULL AND m.term_percent IS NULL, NULL, COALESCE(m.term_currency, c.currency)) AS currency,
  m.round AS submissions, m.status_since, m.tags, m.fields AS custom_fields, m.external_ids
FROM bi_scope s
JOIN milestone_history m ON m.tenant_id = s.tenant_id AND m.build = s.build AND m.valid_to = '9999-12-31'
JOIN contract_history c ON c.tenant_id = m.tenant_id AND c.build = m.build AND c.contract_id = m.contract_id
  AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = m.tenant_id AND f.id = m.contract_id AND (s.all_contracts OR f.access = 'TENANT')
LEFT JOIN person_fact n ON n.tenant_id = m.tenant_id AND n.id = m.owner_id
LEFT JOIN party_fact p ON p.tenant_id = m.tenant_id AND p.id = m.party_id;

CREATE SQL SECURITY DEFINER VIEW bi_milestone_history AS
SELECT m.milestone_id, m.contract_id, m.valid_from, m.valid_to, m.title, m.type, m.status, m.priority, m.owner_id, m.team,
  m.party_id AS counterparty_id, m.baseline_due_date, m.due_date, m.met_on, m.round AS submissions, m.status_since
FROM bi_scope s
JOIN milestone_history m ON m.tenant_id = s.tenant_id AND m.build = s.build
JOIN contract_history c ON c.tenant_id = m.tenant_id AND c.build = m.build AND c.contract_id = m.contract_id
  AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = m.tenant_id AND f.id = m.contract_id AND (s.all_contracts OR f.access = 'TENANT');

CREATE SQL SECURITY DEFINER VIEW bi_payment AS
SELECT p.payment_id, p.contract_id, p.milestone_id, p.kind, p.status, p.amount, p.outstanding, p.currency, p.due_on,
  p.invoiced_on, p.paid_on
FROM bi_scope s
JOIN payment_history p ON p.tenant_id = s.tenant_id AND p.build = s.build AND p.valid_to = '9999-12-31'
JOIN contract_history c ON c.tenant_id = p.tenant_id AND c.build = p.build AND c.contract_id = p.contract_id
  AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = p.tenant_id AND f.id = p.contract_id AND (s.all_contracts OR f.access = 'TENANT');

CREATE SQL SECURITY DEFINER VIEW bi_approval AS
SELECT r.milestone_id, m.contract_id, r.round, r.submitted_at, r.decided_at, r.outcome
FROM bi_scope s
JOIN milestone_history m ON m.tenant_id = s.tenant_id AND m.build = s.build AND m.valid_to = '9999-12-31'
JOIN contract_history c ON c.tenant_id = m.tenant_id AND c.build = m.build AND c.contract_id = m.contract_id
  AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = m.tenant_id AND f.id = m.contract_id AND (s.all_contracts OR f.access = 'TENANT')
JOIN approval_round r ON r.tenant_id = m.tenant_id AND r.build = m.build AND r.milestone_id = m.milestone_id;

CREATE SQL SECURITY DEFINER VIEW bi_reschedule AS
SELECT r.milestone_id, m.contract_id, r.at, r.days, r.reason
FROM bi_scope s
JOIN milestone_history m ON m.tenant_id = s.tenant_id AND m.build = s.build AND m.valid_to = '9999-12-31'
JOIN contract_history c ON c.tenant_id = m.tenant_id AND c.build = m.build AND c.contract_id = m.contract_id
  AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = m.tenant_id AND f.id = m.contract_id AND (s.all_contracts OR f.access = 'TENANT')
JOIN reschedule r ON r.tenant_id = m.tenant_id AND r.build = m.build AND r.milestone_id = m.milestone_id;
