-- So that what has ended is found and taken away.
ALTER TABLE alert_mute ADD KEY alert_mute_ended (until_at);
