/**
 * How much a milestone releases and when: schedule, retention, advance, late penalty, early bonus, forecast. What became of
 * it is in the ledger of payments.
 */
@NullMarked
package dev.milepost.milestone.instalment;

import org.jspecify.annotations.NullMarked;
