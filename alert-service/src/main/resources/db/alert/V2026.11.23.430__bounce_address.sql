-- As long as the address of a person or party may be: what cannot be counted could not be recorded either.
ALTER TABLE mail_bounce MODIFY address VARCHAR(320) NOT NULL;
