-- Days that work rested, which the date of a rule is moved by when what it counts from did not move along.
ALTER TABLE milestone ADD COLUMN shift_days INT NOT NULL DEFAULT 0;
