-- A submission that comes in again on the day of the one before asks again: how many rounds of the gate had begun on due_date
-- before its own; 0 for the first, which all rows so far are of, and for all else that is reminded of.
ALTER TABLE reminder ADD COLUMN round_of_day INT NOT NULL DEFAULT 0 AFTER due_date, ALGORITHM=INSTANT;

-- Built beside what reads and writes the ledger: a minute or so for some million rows. A replica of the version before takes
-- rows of two rounds of a day for one: it may cancel a planned one, which the next event arms again, and repeats none.
ALTER TABLE reminder
  DROP KEY reminder_once,
  ADD UNIQUE KEY reminder_once (tenant_id, subject_id, subject, due_date, round_of_day, rung, recipient, channel),
  ALGORITHM=NOCOPY, LOCK=NONE;
