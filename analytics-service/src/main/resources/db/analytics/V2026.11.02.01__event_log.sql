-- Every event as it came, once. Facts and roll-ups are functions of this table and can be made again from it.
-- source is the service that wrote the event: two services may keep a stream for the same contract.
CREATE TABLE event_log (
  tenant_id VARCHAR(63) NOT NULL,
  source VARCHAR(100) NOT NULL,
  stream_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  event_id UUID NOT NULL,
  type VARCHAR(100) NOT NULL,
  time DATETIME(6) NOT NULL,
  payload LONGTEXT NOT NULL,
  PRIMARY KEY (tenant_id, source, stream_id, sequence)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
