-- The calendar its dates are computed with, and what happens at the end of its term.
ALTER TABLE contract
  ADD COLUMN calendar VARCHAR(64) NULL,
  ADD COLUMN renewal LONGTEXT NULL,
  ADD COLUMN notice LONGTEXT NULL;
