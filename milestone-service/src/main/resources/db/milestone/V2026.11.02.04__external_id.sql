-- What our things are called in other systems: a name there stands for one thing here.
CREATE TABLE external_id (
  tenant_id VARCHAR(63) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  source VARCHAR(100) NOT NULL,
  external_id VARCHAR(500) NOT NULL,
  entity_id UUID NOT NULL,
  PRIMARY KEY (tenant_id, kind, source, external_id),
  KEY external_id_entity (tenant_id, kind, entity_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
