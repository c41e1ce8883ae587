-- Which build of a tenant's history answers questions (0: none yet), and which one is being made.
CREATE TABLE history_build (
  tenant_id VARCHAR(63) NOT NULL PRIMARY KEY,
  live INT NOT NULL,
  building INT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE rebuild (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  requested_by VARCHAR(255) NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NULL,
  removed BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (tenant_id, build),
  KEY rebuild_finished (finished_at, removed)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The streams that are in a build completely: from here on the fold writes them into it as well.
CREATE TABLE rebuilt_stream (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  source VARCHAR(100) NOT NULL,
  stream_id UUID NOT NULL,
  PRIMARY KEY (tenant_id, build, source, stream_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Tenants from before there was a history get theirs by a first rebuild, which starts by itself.
INSERT INTO history_build (tenant_id, live, building) SELECT DISTINCT tenant_id, 0, 1 FROM event_log;
INSERT INTO rebuild (tenant_id, build, requested_by, requested_at)
SELECT tenant_id, 1, 'analytics-service', UTC_TIMESTAMP(6) FROM history_build;
