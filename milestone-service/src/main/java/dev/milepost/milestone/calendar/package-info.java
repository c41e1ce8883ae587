/** Calendars of the tenant: own holidays and working weekdays, on top of a jurisdiction; each change is a version. */
@NullMarked
package dev.milepost.milestone.calendar;

import org.jspecify.annotations.NullMarked;
