-- The first answer to each request that carried an Idempotency-Key; commits with the change it made.
CREATE TABLE idempotency (
  tenant_id VARCHAR(63) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  idempotency_key VARCHAR(255) NOT NULL,
  fingerprint BINARY(32) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  status SMALLINT NULL,
  etag VARCHAR(255) NULL,
  location VARCHAR(2000) NULL,
  body LONGTEXT NULL,
  PRIMARY KEY (tenant_id, subject, idempotency_key),
  KEY idempotency_created_at (created_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
