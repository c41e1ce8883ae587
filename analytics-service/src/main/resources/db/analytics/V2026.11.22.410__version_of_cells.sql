-- Another one with each change of the build's cells, so that a service knows whether those that it has read are still right.
ALTER TABLE roll_up_state ADD COLUMN version UUID NOT NULL DEFAULT UUID();
