/** Saved reports by mail: taken from the events of analytics-service, sent to each recipient once, apart from reminders. */
@NullMarked
package dev.milepost.alert.reportmail;

import org.jspecify.annotations.NullMarked;
