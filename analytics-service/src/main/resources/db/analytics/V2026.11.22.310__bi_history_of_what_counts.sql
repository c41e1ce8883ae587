-- As the other views: of milestones that were not deleted, from the activation of their contract on.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW bi_milestone_history AS
SELECT m.milestone_id, m.contract_id, GREATEST(m.valid_from, c.counted_since) AS valid_from, m.valid_to, m.title, m.type,
  m.status, m.priority, m.owner_id, m.team, m.party_id AS counterparty_id, m.baseline_due_date, m.due_date, m.met_on,
  m.round AS submissions, m.status_since
FROM bi_scope s
JOIN milestone_history n ON n.tenant_id = s.tenant_id AND n.build = s.build AND n.valid_to = '9999-12-31'
JOIN contract_history c ON c.tenant_id = n.tenant_id AND c.build = n.build AND c.contract_id = n.contract_id
  AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = n.tenant_id AND f.id = n.contract_id AND (s.all_contracts OR f.access = 'TENANT')
JOIN milestone_history m ON m.tenant_id = n.tenant_id AND m.build = n.build AND m.milestone_id = n.milestone_id
  AND m.valid_to > c.counted_since;
