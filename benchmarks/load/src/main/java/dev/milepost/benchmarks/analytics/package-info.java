/** What analytics-service is measured by: questions beside the same on raw rows, the fold of events, and rebuilds. */
@NullMarked
package dev.milepost.benchmarks.analytics;

import org.jspecify.annotations.NullMarked;
