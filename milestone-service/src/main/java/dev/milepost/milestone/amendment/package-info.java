/** Amendments: changes of a contract that its parties agree on, with a number, a reason and approvals. */
@NullMarked
package dev.milepost.milestone.amendment;

import org.jspecify.annotations.NullMarked;
