/** What milestones and payments add up to, kept in step with the history, so that questions as of now read few rows. */
@NullMarked
package dev.milepost.analytics.rollup;

import org.jspecify.annotations.NullMarked;
