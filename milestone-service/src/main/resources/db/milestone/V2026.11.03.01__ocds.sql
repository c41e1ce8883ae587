-- What OCDS releases together say of each thing they name: per field the value and the release it is from. What is
-- imported is worked out of it, so that the order in which releases come in does not matter.
CREATE TABLE ocds_object (
  tenant_id VARCHAR(63) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  object_key VARCHAR(500) NOT NULL,
  -- The contracting process it is part of; empty for organisations, which are part of many.
  ocid VARCHAR(200) NOT NULL,
  merged LONGTEXT NOT NULL,
  PRIMARY KEY (tenant_id, kind, object_key),
  KEY ocds_object_ocid (tenant_id, ocid)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A tenant's imports run one after the other: each holds this row.
CREATE TABLE ocds_import (
  tenant_id VARCHAR(63) NOT NULL PRIMARY KEY
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
