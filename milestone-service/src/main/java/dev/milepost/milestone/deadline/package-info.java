/** Deadlines that explain themselves: rules, calendars, notice dates, and the trace of how each date came about. */
@NullMarked
package dev.milepost.milestone.deadline;

import org.jspecify.annotations.NullMarked;
