/** What reached each person, for front ends: unread, snoozed, settled. One entry for a row of the ledger. */
@NullMarked
package dev.milepost.alert.inbox;

import org.jspecify.annotations.NullMarked;
