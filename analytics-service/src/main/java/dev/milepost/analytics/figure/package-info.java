/** The questions and their figures; docs/metrics.md defines each. */
@NullMarked
package dev.milepost.analytics.figure;

import org.jspecify.annotations.NullMarked;
