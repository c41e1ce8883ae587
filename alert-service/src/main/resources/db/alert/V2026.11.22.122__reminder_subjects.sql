-- A reminder may be about more than a milestone's due date. subject: what it counts from (DUE_DATE, CUSTOM_DATE:<key>,
-- GATE_WAITING, PAYMENT_DUE, TERM_END, or what happened); subject_id: of which milestone, payment, contract or event.
-- recipient: the id of a person, 'party:<id>', 'mailto:<address>' or 'nobody'.
-- zone, quiet_from, quiet_to (times of day as text): the recipient's clock, so that a late delivery keeps to their quiet hours as well.
-- urgency: 0 before 1 before 2. A new policy or version of it leaves what was sent as it is.
ALTER TABLE reminder
  MODIFY milestone_id UUID NULL,
  MODIFY rung VARCHAR(40) NOT NULL,
  ADD COLUMN subject VARCHAR(80) NOT NULL DEFAULT 'DUE_DATE',
  ADD COLUMN subject_id UUID NULL,
  ADD COLUMN policy_id UUID NULL,
  ADD COLUMN zone VARCHAR(64) NULL,
  ADD COLUMN quiet_from VARCHAR(18) NULL,
  ADD COLUMN quiet_to VARCHAR(18) NULL,
  ADD COLUMN urgency TINYINT NOT NULL DEFAULT 1,
  ADD COLUMN mandatory BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN template VARCHAR(63) NULL,
  ADD COLUMN acknowledged_at DATETIME(6) NULL,
  ADD COLUMN acknowledged_by VARCHAR(320) NULL,
  ADD COLUMN acknowledged_via VARCHAR(20) NULL;

UPDATE reminder SET subject_id = milestone_id;

-- A replica of the version before, which still runs while this one starts, knows milestones only.
ALTER TABLE reminder
  MODIFY subject_id UUID NOT NULL DEFAULT (milestone_id),
  DROP KEY reminder_once,
  ADD UNIQUE KEY reminder_once (tenant_id, subject_id, subject, due_date, rung, recipient, channel),
  ADD KEY reminder_milestone (tenant_id, milestone_id, send_at, id),
  DROP KEY reminder_claim,
  ADD KEY reminder_claim (state, urgency, send_at, not_before),
  ADD KEY reminder_turn (state, urgency, tenant_id, send_at, not_before);
