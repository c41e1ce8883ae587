/** The ledger of reminders: what is planned, what was sent and why, and how to read it. */
@NullMarked
package dev.milepost.alert.reminder;

import org.jspecify.annotations.NullMarked;
