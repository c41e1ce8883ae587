-- Whom amendments and requests for a later date wait for now, beside gate_waiting for milestones. Follows from them.
CREATE TABLE agreement_waiting (
  tenant_id VARCHAR(63) NOT NULL,
  approver VARCHAR(100) NOT NULL,
  -- Lists end with what has no date.
  due_sort DATE NOT NULL,
  item_id UUID NOT NULL,
  kind VARCHAR(20) NOT NULL,
  contract_id UUID NOT NULL,
  PRIMARY KEY (tenant_id, approver, due_sort, item_id),
  KEY agreement_waiting_item (tenant_id, item_id),
  CONSTRAINT agreement_waiting_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
