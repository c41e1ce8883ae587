package dev.milepost.milestone.deadline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a day does not count.
 *
 * @param name the weekday or the holiday, in English
 */
public record DayOff(Reason reason, String name) {
    /** What kind of day off it is. */
    @Schema(name = "DayOffReason", description = "Why a day does not count.")
    public enum Reason {
        /** Not one of the calendar's working weekdays. */
        WEEKEND,
        /** A public holiday of the jurisdiction. */
        PUBLIC_HOLIDAY,
        /** A day on which banks are closed although others work. */
        BANK_HOLIDAY,
        /** A holiday that the tenant's calendar adds. */
        OWN_HOLIDAY
    }
}
