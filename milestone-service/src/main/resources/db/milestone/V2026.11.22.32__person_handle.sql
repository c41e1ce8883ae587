-- What @-names are looked up by: the e-mail address up to its @, in lower case.
ALTER TABLE person
  ADD COLUMN handle VARCHAR(320) AS (LOWER(SUBSTRING_INDEX(email, '@', 1))) PERSISTENT,
  ADD KEY person_handle (tenant_id, handle);
