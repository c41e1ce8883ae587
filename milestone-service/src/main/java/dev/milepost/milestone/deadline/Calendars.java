package dev.milepost.milestone.deadline;

import java.util.Optional;

/** Finds calendars by id. */
@FunctionalInterface
public interface Calendars {
    /** Jurisdictions only. */
    Calendars JURISDICTIONS = Jurisdictions::calendar;

    /** The calendar in its newest version; empty when there is none. */
    Optional<WorkCalendar> find(String id);
}
