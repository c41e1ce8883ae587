-- What was not tried yet is claimed first, then what was tried the longest ago: not_before before due_at.
ALTER TABLE report_mail
  DROP KEY report_mail_claim,
  ADD KEY report_mail_claim (state, not_before, due_at);
