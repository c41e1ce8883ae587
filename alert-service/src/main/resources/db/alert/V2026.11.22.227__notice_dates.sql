-- The last days to give notice for the end of the term, where they follow from what the contract says; and whether notice was
-- given in time. NULL until the contract's next event.
ALTER TABLE known_contract
  ADD COLUMN notice_by DATE NULL,
  ADD COLUMN notice_send_by DATE NULL,
  ADD COLUMN notice_given BOOLEAN NOT NULL DEFAULT FALSE;
