package dev.milepost.milestone.deadline;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds calendars by id. */
@FunctionalInterface
public interface Calendars {
    /** The calendar in its newest version; empty when there is none. */
    Optional<WorkCalendar> find(String id);

    /** The calendar that a contract names, or Monday to Friday where it names none. */
    default WorkCalendar ofContract(@Nullable String id) {
        return id == null ? WorkCalendar.PLAIN : get(id);
    }

    /** A calendar that was found when its id was stored. */
    default WorkCalendar get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no calendar " + id));
    }
}
