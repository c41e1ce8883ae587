-- How far a milestone is, what it counts in its contract, and whether its criteria must be fulfilled before it is submitted.
ALTER TABLE milestone
  ADD COLUMN criteria_required BOOLEAN NOT NULL DEFAULT FALSE AFTER criteria,
  ADD COLUMN weight DECIMAL(11,4) NULL AFTER criteria_required,
  ADD COLUMN progress INT NOT NULL DEFAULT 0 AFTER weight;

-- Criteria are checked and measured one by one, so each has an id.
UPDATE milestone m JOIN (
  SELECT k.id, JSON_ARRAYAGG(
    JSON_SET(c.criterion, '$.id', UUID(), '$.done', JSON_EXTRACT('[false]', '$[0]')) ORDER BY c.place) AS criteria
  FROM milestone k, JSON_TABLE(k.criteria, '$[*]' COLUMNS (
    place FOR ORDINALITY, criterion JSON PATH '$')) c
  WHERE k.criteria <> '[]' GROUP BY k.id) with_ids ON with_ids.id = m.id
SET m.criteria = with_ids.criteria;
