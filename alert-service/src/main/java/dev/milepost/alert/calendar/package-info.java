/** Calendars to subscribe to (RFC 5545, RFC 7986), each under an address that only its owner knows. */
@NullMarked
package dev.milepost.alert.calendar;

import org.jspecify.annotations.NullMarked;
