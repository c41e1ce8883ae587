-- What a person does not want to hear of for now: a contract, a milestone, or one subject of something (snoozed).
-- ref_id: of the contract, the milestone, or what the subject is of. subject: empty but for a snooze.
-- until_at: business time; NULL for good.
CREATE TABLE alert_mute (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  person_id UUID NOT NULL,
  kind VARCHAR(12) NOT NULL,
  ref_id UUID NOT NULL,
  subject VARCHAR(80) NOT NULL,
  until_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY alert_mute_once (tenant_id, person_id, ref_id, subject)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
