-- What was not tried yet is claimed first, then what was tried the longest ago: not_before before due_at.
ALTER TABLE digest
  DROP KEY digest_claim,
  ADD KEY digest_claim (state, not_before, due_at);
