package dev.milepost.alert.reminder;

/** A row of the ledger with the names of what it is about. */
record ListedReminder(Reminder reminder, String milestoneTitle, String contractReference) {}
