-- The moment of the plan, where delivery put a reminder off to another send_at (quiet hours, a full hour, an escalation that
-- waits for what it escalates): how late it is counts from there. NULL where send_at still is that moment.
ALTER TABLE reminder ADD COLUMN planned_at DATETIME(6) NULL AFTER send_at;
