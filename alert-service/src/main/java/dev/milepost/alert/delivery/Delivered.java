package dev.milepost.alert.delivery;

import java.time.Instant;

/**
 * A claimed reminder, what came of it, and when.
 *
 * @param arrives whether it is in its person's inbox from now on, if it was not before
 */
record Delivered(DueReminder due, Claims.Claim claim, Outcome outcome, boolean arrives, Instant at) {}
