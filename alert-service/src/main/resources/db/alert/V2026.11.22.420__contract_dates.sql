-- The custom fields of a contract that hold a date: "<key>=<day> <key>=<day>". Empty until the contract's next event.
ALTER TABLE known_contract ADD COLUMN custom_dates TEXT NOT NULL DEFAULT '' AFTER notice_given;
