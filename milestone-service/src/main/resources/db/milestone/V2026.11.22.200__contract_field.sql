-- Fields that a tenant gives its contracts, beside those of milestones: a key may be used for both. What contracts have in
-- them is kept once with the contract, where it is read, and once as rows, where lists are filtered and sorted by it.
ALTER TABLE custom_field
  ADD COLUMN target VARCHAR(20) NOT NULL DEFAULT 'MILESTONE' AFTER label,
  ADD COLUMN required BOOLEAN NOT NULL DEFAULT FALSE AFTER choices,
  DROP KEY custom_field_key,
  ADD UNIQUE KEY custom_field_key (tenant_id, target, field_key);

ALTER TABLE contract ADD COLUMN custom_fields LONGTEXT NOT NULL DEFAULT '[]';

CREATE TABLE contract_field (
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  field_key VARCHAR(40) NOT NULL,
  text_value VARCHAR(500) NULL,
  number_value DECIMAL(19,6) NULL,
  date_value DATE NULL,
  PRIMARY KEY (tenant_id, contract_id, field_key),
  KEY contract_field_text (tenant_id, field_key, text_value, contract_id),
  KEY contract_field_number (tenant_id, field_key, number_value, contract_id),
  KEY contract_field_date (tenant_id, field_key, date_value, contract_id),
  CONSTRAINT contract_field_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
