package dev.milepost.milestone.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The calendars of jurisdictions, for those who ask for any. */
@ApplicationScoped
class JurisdictionCalendars implements Calendars {
    @Override
    public Optional<WorkCalendar> find(String id) {
        return Jurisdictions.calendar(id);
    }
}
