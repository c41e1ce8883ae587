-- What reached a person in their inbox: one entry for a row of the ledger, whose id it has.
-- kind: the subject without its field. shown_at: it arrived, or comes back after a snooze, which is when it counts as new.
-- unread: until it is read, settled or acknowledged. settled_at: what it is about is over, with the reason.
CREATE TABLE inbox_entry (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  person_id UUID NOT NULL,
  contract_id UUID NOT NULL,
  milestone_id UUID NULL,
  subject VARCHAR(80) NOT NULL,
  subject_id UUID NOT NULL,
  kind VARCHAR(20) NOT NULL,
  due_date DATE NOT NULL,
  rung VARCHAR(40) NOT NULL,
  arrived_at DATETIME(6) NOT NULL,
  shown_at DATETIME(6) NOT NULL,
  unread BOOLEAN NOT NULL,
  settled_at DATETIME(6) NULL,
  settled_reason VARCHAR(1000) NULL,
  KEY inbox_entry_list (tenant_id, person_id, shown_at, id),
  KEY inbox_entry_unread (tenant_id, person_id, unread, shown_at, contract_id),
  KEY inbox_entry_kind (tenant_id, person_id, kind, settled_at),
  KEY inbox_entry_contract (tenant_id, person_id, contract_id, shown_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
