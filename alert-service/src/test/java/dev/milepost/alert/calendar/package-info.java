/** Calendars. */
@NullMarked
package dev.milepost.alert.calendar;

import org.jspecify.annotations.NullMarked;
