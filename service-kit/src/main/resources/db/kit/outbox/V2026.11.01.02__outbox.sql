-- Where each stream of events stands: the last sequence given out. Its row lock orders the writers of a stream.
CREATE TABLE event_stream (
  tenant_id VARCHAR(63) NOT NULL,
  stream_id UUID NOT NULL,
  last_sequence BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, stream_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Events, written with the change they tell of and published by the relay.
-- state: 0 pending, 1 published, 2 parked (cannot be sent; holds back its own stream).
-- position: given by the relay at publication, in the order of publication.
CREATE TABLE outbox (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  stream_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  event_id UUID NOT NULL,
  type VARCHAR(100) NOT NULL,
  subject_id UUID NOT NULL,
  payload LONGTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  state TINYINT NOT NULL DEFAULT 0,
  position BIGINT NULL,
  parked_reason VARCHAR(1000) NULL,
  UNIQUE KEY outbox_sequence (tenant_id, stream_id, sequence),
  UNIQUE KEY outbox_position (position),
  KEY outbox_state (state, id),
  KEY outbox_feed (tenant_id, position)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who may do what only one replica does at a time.
CREATE TABLE lease (
  name VARCHAR(100) NOT NULL PRIMARY KEY,
  holder VARCHAR(100) NOT NULL,
  expires_at DATETIME(6) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
