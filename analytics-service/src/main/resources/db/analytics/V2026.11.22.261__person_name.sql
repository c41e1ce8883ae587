-- What to call people. The names of before are in the log.
ALTER TABLE person_fact ADD COLUMN name VARCHAR(1000) NOT NULL DEFAULT '';

UPDATE person_fact p SET name = COALESCE((
  SELECT JSON_VALUE(e.payload, '$.data.person.name') FROM event_log e
  WHERE e.tenant_id = p.tenant_id AND e.stream_id = p.id AND e.type LIKE 'dev.milepost.person.%'
  ORDER BY e.sequence DESC LIMIT 1), '');
