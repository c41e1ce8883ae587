/** Breaches of a contract that were given notice of, and the time to cure them. */
@NullMarked
package dev.milepost.milestone.breach;

import org.jspecify.annotations.NullMarked;
