/** Money that met milestones release, as a ledger. */
@NullMarked
package dev.milepost.milestone.payment;

import org.jspecify.annotations.NullMarked;
