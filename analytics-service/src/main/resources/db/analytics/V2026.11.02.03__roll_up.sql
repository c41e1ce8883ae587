-- Counts and sums that answer in constant time: one row a cell that is not empty, kept in step with the facts.
-- scope: a contract's id, a party's id (its contracts together), or the nil UUID for the whole tenant.
-- figure: what is counted, see the enum Figure; status, currency, time_zone and day are '' or 0 where the figure has none.
-- day: days since 1970-01-01, or a variance in days. It stands before the text columns so that "before today" is a range.
CREATE TABLE roll_up (
  tenant_id VARCHAR(63) NOT NULL,
  scope UUID NOT NULL,
  figure VARCHAR(32) NOT NULL,
  day INT NOT NULL,
  status VARCHAR(16) NOT NULL,
  currency VARCHAR(3) NOT NULL,
  time_zone VARCHAR(64) NOT NULL,
  n BIGINT NOT NULL,
  amount DECIMAL(30,4) NOT NULL,
  PRIMARY KEY (tenant_id, scope, figure, day, status, currency, time_zone)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
