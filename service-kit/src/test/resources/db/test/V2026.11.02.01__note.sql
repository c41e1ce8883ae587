CREATE TABLE note (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  text VARCHAR(255) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What the fold was given, in the order in which it took effect.
CREATE TABLE folded (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  stream_id UUID NOT NULL,
  sequence BIGINT NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
