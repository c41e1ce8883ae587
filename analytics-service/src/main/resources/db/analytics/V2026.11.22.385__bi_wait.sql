-- Whose decision submissions waited for: the side is that of question/Dimension.
CREATE SQL SECURITY DEFINER VIEW bi_wait AS
SELECT d.milestone_id, m.contract_id, m.party_id AS counterparty_id, d.round,
  CASE WHEN d.decider LIKE 'party:%' THEN SUBSTRING(d.decider, 7, 36)
    WHEN d.decider LIKE 'person:%' THEN COALESCE((SELECT CONVERT(n.party_id USING utf8mb4) COLLATE utf8mb4_bin
      FROM person_fact n WHERE n.tenant_id = d.tenant_id AND n.id = CAST(SUBSTRING(d.decider, 8) AS UUID)), 'own')
    ELSE 'own' END AS side,
  d.decider, d.since, NULLIF(d.ended_at, '9999-12-31') AS ended_at, d.outcome
FROM bi_scope s
JOIN milestone_history m ON m.tenant_id = s.tenant_id AND m.build = s.build AND m.valid_to = '9999-12-31'
JOIN contract_history c ON c.tenant_id = m.tenant_id AND c.build = m.build AND c.contract_id = m.contract_id
  AND c.valid_to = '9999-12-31' AND c.counted
JOIN contract_fact f ON f.tenant_id = m.tenant_id AND f.id = m.contract_id AND (s.all_contracts OR f.access = 'TENANT')
JOIN decision_wait d ON d.tenant_id = m.tenant_id AND d.build = m.build AND d.milestone_id = m.milestone_id;
