-- Whose people they are: a report reaches people of its owner's own side only. The parties of before are in the log.
ALTER TABLE person_fact ADD COLUMN party_id UUID NULL;

UPDATE person_fact p SET party_id = (
  SELECT JSON_VALUE(e.payload, '$.data.person.partyId') FROM event_log e
  WHERE e.tenant_id = p.tenant_id AND e.stream_id = p.id AND e.type LIKE 'dev.milepost.person.%'
  ORDER BY e.sequence DESC LIMIT 1);
