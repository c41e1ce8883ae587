-- How a tenant's mails are sent, within what the operator allows. mails_per_hour: to one address; NULL for the operator's limit.
CREATE TABLE mail_settings (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  sender_name VARCHAR(100) NULL,
  sender_address VARCHAR(254) NULL,
  reply_to VARCHAR(254) NULL,
  mails_per_hour INT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY mail_settings_once (tenant_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How many mails went to an address in an hour of the clock, where there is a limit. hour: its beginning, business time.
CREATE TABLE mail_count (
  tenant_id VARCHAR(63) NOT NULL,
  address VARCHAR(320) NOT NULL,
  hour DATETIME NOT NULL,
  sent INT NOT NULL,
  PRIMARY KEY (tenant_id, address, hour),
  KEY mail_count_age (hour)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- folded: the digest (of the kind FOLDED, by its period) that tells of it instead of a mail of its own.
ALTER TABLE inbox_entry
  ADD COLUMN folded VARCHAR(40) NULL,
  ADD KEY inbox_entry_folded (tenant_id, person_id, folded);
