package dev.milepost.milestone.calendar;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.Jurisdictions;
import dev.milepost.milestone.deadline.WorkCalendar;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calendars by id: those of the tenant, in their newest version, and those of jurisdictions. */
@ApplicationScoped
class TenantCalendars implements PanacheRepositoryBase<Calendar, UUID>, Calendars {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    @Transactional
    public Optional<WorkCalendar> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Jurisdictions.calendar(id);
        }
        UUID calendar = UUID.fromString(id);
        return version(calendar, null).map(it -> it.content().toWorkCalendar(calendar, it.version()));
    }

    Calendar locked(UUID id) {
        Calendar calendar = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (calendar == null) {
            throw ProblemType.NOT_FOUND.because("There is no calendar " + id + ".");
        }
        return calendar;
    }

    Optional<Calendar> findByName(String name) {
        return find("name", name).firstResultOptional();
    }

    /** What a calendar said in {@code number}, or says in its newest version. */
    Optional<CalendarVersion> version(UUID calendar, @Nullable Long number) {
        var query = getEntityManager()
                .createQuery(
                        "from CalendarVersion v where v.calendarId = :calendar"
                                + (number == null ? "" : " and v.version = :number") + " order by v.version desc",
                        CalendarVersion.class)
                .setParameter("calendar", calendar);
        if (number != null) {
            query.setParameter("number", number);
        }
        return query.setMaxResults(1).getResultStream().findFirst();
    }

    void add(CalendarVersion version) {
        getEntityManager().persist(version);
    }
}
