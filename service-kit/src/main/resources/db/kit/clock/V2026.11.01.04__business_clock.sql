-- Where the movable clock of a development stack stands. Empty in production.
CREATE TABLE business_clock (
  id TINYINT NOT NULL PRIMARY KEY,
  run VARCHAR(64) NOT NULL,
  ahead_ms BIGINT NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
