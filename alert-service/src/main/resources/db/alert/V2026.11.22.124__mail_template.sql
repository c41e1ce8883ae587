-- A tenant's own mails: what a policy's rungs name by key, one for each language.
CREATE TABLE mail_template (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  template_key VARCHAR(63) NOT NULL,
  language VARCHAR(2) NOT NULL,
  subject VARCHAR(300) NOT NULL,
  text_body LONGTEXT NOT NULL,
  html_body LONGTEXT NULL,
  sender_name VARCHAR(100) NULL,
  reply_to VARCHAR(254) NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY mail_template_once (tenant_id, template_key, language)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
