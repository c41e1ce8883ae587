-- What milestones and payments add up to, per build as the history is: one row a cell and block that is not empty.
-- axis: what the cell is kept by, see Axis; v1, v2: the values, '=' before each, '' for none. scope: see Scopes.
-- data: counts and sums, see Packed. The second key finds the cells of one value of the second part.
CREATE TABLE roll_up_cell (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  axis VARCHAR(40) NOT NULL,
  scope VARCHAR(36) NOT NULL,
  v1 VARCHAR(256) NOT NULL,
  v2 VARCHAR(256) NOT NULL,
  block VARCHAR(10) NOT NULL,
  data LONGBLOB NOT NULL,
  PRIMARY KEY (tenant_id, build, axis, scope, v1, v2, block),
  KEY roll_up_cell_second (tenant_id, build, axis, scope, v2)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- With what each milestone and payment was counted into the cells, so that exactly that can be taken back.
CREATE TABLE roll_up_counted (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  contract_id UUID NOT NULL,
  unit_id UUID NOT NULL,
  data LONGBLOB NOT NULL,
  PRIMARY KEY (tenant_id, build, contract_id, unit_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What changed since it was counted; unit_id 0: all of the contract. marks: how often, so that a change while it is being
-- counted is seen. at: the moment of the newest change.
CREATE TABLE roll_up_due (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  contract_id UUID NOT NULL,
  unit_id UUID NOT NULL,
  marks BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, build, contract_id, unit_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- newest: the moment of the newest change that was counted. Cells answer for that moment and any later one.
CREATE TABLE roll_up_state (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  newest DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, build)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- All there is now is to be counted.
INSERT INTO roll_up_due (tenant_id, build, contract_id, unit_id, marks, at)
SELECT tenant_id, build, contract_id, '00000000-0000-0000-0000-000000000000', 1, GREATEST(UTC_TIMESTAMP(6), MAX(valid_from))
FROM contract_history
GROUP BY tenant_id, build, contract_id;
