-- Tenants take turns, and within one what was not worked on yet goes first, then what was the longest ago. Old replicas go on
-- by id. The table holds what waits to be done: few rows, in a flood some ten thousands, of which the index is a moment's work.
ALTER TABLE rearm
  ADD COLUMN not_before DATETIME(6) NULL,
  ADD KEY rearm_turn (tenant_id, not_before),
  DROP KEY rearm_tenant;
