-- What lists of templates show, so that they need not read what templates say.
ALTER TABLE contract_template
  ADD COLUMN description TEXT COLLATE utf8mb4_uca1400_ai_ci NULL AFTER kind,
  ADD COLUMN milestones INT NOT NULL DEFAULT 0 AFTER description;

UPDATE contract_template
SET description = JSON_VALUE(content, '$.description'), milestones = COALESCE(JSON_LENGTH(content, '$.milestones'), 0);
