-- Which comment or payment what happened is about: subject_id is the event's then, which keeps two of them apart but leads
-- nowhere. NULL for all else, and for what happened before. Added in moments, as the last column.
ALTER TABLE reminder ADD COLUMN about_id UUID NULL, ALGORITHM=INSTANT;
