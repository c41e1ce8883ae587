/** What waits for the decision of the caller, whatever it is. */
@NullMarked
package dev.milepost.milestone.approval;

import org.jspecify.annotations.NullMarked;
