-- Who the sub of a token is. Those of before are in the log.
CREATE TABLE person_fact (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  KEY person_fact_subject (tenant_id, subject)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO person_fact (id, tenant_id, subject)
SELECT stream_id, tenant_id, MAX(JSON_VALUE(payload, '$.data.person.subject'))
FROM event_log
WHERE type LIKE 'dev.milepost.person.%'
GROUP BY tenant_id, stream_id
HAVING MAX(JSON_VALUE(payload, '$.data.person.subject')) IS NOT NULL;
