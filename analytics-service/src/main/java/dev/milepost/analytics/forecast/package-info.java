/** What is likely to become of open milestones, by what became of others before. */
@NullMarked
package dev.milepost.analytics.forecast;

import org.jspecify.annotations.NullMarked;
