-- How far each stream has been folded: the sequence of the last event that took effect.
CREATE TABLE stream_position (
  tenant_id VARCHAR(63) NOT NULL,
  topic VARCHAR(100) NOT NULL,
  stream_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  has_held BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (tenant_id, topic, stream_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Events that failed or that follow a gap; folded in order once what stands before them is repaired.
-- tenant_id, stream_id and sequence are null for a record that is no event at all.
CREATE TABLE held_event (
  topic VARCHAR(100) NOT NULL,
  kafka_partition INT NOT NULL,
  kafka_offset BIGINT NOT NULL,
  tenant_id VARCHAR(63) NULL,
  stream_id UUID NULL,
  sequence BIGINT NULL,
  payload LONGTEXT NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  held_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL DEFAULT 0,
  next_attempt_at DATETIME(6) NOT NULL,
  copied BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (topic, kafka_partition, kafka_offset),
  KEY held_event_stream (tenant_id, topic, stream_id, sequence),
  KEY held_event_next_attempt (next_attempt_at),
  KEY held_event_copied (copied)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
