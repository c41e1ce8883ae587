/** How contracts go on and end: rest and resumption, completion, early end, notice, renewal and expiry. */
@NullMarked
package dev.milepost.milestone.lifecycle;

import org.jspecify.annotations.NullMarked;
