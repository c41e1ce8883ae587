-- A person lets another approve in their place for a time: whole days in the person's time zone.
CREATE TABLE delegation (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  person_id UUID NOT NULL,
  delegate_person_id UUID NOT NULL,
  from_day DATE NOT NULL,
  to_day DATE NOT NULL,
  reason TEXT COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  created_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  UNIQUE KEY delegation_tenant (tenant_id, id),
  KEY delegation_person (tenant_id, person_id, id),
  KEY delegation_delegate (tenant_id, delegate_person_id, to_day),
  CONSTRAINT delegation_person FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id),
  CONSTRAINT delegation_delegate FOREIGN KEY (tenant_id, delegate_person_id) REFERENCES person (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
