/** Counts and sums over the facts that answer in constant time. */
@NullMarked
package dev.milepost.analytics.rollup;

import org.jspecify.annotations.NullMarked;
