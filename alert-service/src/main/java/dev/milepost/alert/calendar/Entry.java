package dev.milepost.alert.calendar;

import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;

/** A milestone with its contract, as a query finds them. */
record Entry(KnownMilestone milestone, KnownContract contract) {}
