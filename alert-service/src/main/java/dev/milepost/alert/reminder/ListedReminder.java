package dev.milepost.alert.reminder;

import org.jspecify.annotations.Nullable;

/** A row of the ledger with the names of what it is about; without a milestone where it is about the contract. */
record ListedReminder(Reminder reminder, @Nullable String milestoneTitle, String contractReference) {}
