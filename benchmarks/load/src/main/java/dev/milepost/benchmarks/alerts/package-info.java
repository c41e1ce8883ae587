/** Measures what becomes of what is due and of what has happened: alert-service and the way of events to it. */
@NullMarked
package dev.milepost.benchmarks.alerts;

import org.jspecify.annotations.NullMarked;
