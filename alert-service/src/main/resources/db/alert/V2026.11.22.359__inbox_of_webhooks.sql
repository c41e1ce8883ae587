-- An entry may be about a webhook that was switched off instead of something in a contract: then it has no contract, its
-- subject_id is the webhook's, its id is that of its notice, and title is what the webhook was called.
ALTER TABLE inbox_entry
  MODIFY contract_id UUID NULL,
  ADD COLUMN title VARCHAR(200) NULL;
