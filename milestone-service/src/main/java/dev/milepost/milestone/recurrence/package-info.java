/** Recurrences of a contract: a rule that makes a milestone for each of its days, as far ahead as asked. */
@NullMarked
package dev.milepost.milestone.recurrence;

import org.jspecify.annotations.NullMarked;
