-- What is open is kept by quarter in rows of their own, and the rows of a block lie together: an answer reads no others. All
-- cells are counted anew, by the job that counts what is marked; the history answers meanwhile.
TRUNCATE TABLE roll_up_cell;
TRUNCATE TABLE roll_up_counted;

ALTER TABLE roll_up_cell
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (tenant_id, build, axis, scope, block, v1, v2),
  DROP KEY roll_up_cell_second,
  ADD KEY roll_up_cell_second (tenant_id, build, axis, scope, block, v2);

-- Nothing that was counted before is newer than what roll_up_state knows.
INSERT INTO roll_up_due (tenant_id, build, contract_id, unit_id, marks, at)
SELECT DISTINCT tenant_id, build, contract_id, CAST('00000000-0000-0000-0000-000000000000' AS UUID), 1, '1000-01-01'
FROM contract_history
ON DUPLICATE KEY UPDATE marks = marks + 1;
