package dev.milepost.milestone.calendar;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the calendars of the tenant and their versions. Everybody who reads dates may read what they rest on. */
@ApplicationScoped
class ReadCalendars {
    private final TenantCalendars calendars;
    private final EntityManager entities;
    private final Paging paging;

    @Inject
    ReadCalendars(TenantCalendars calendars, EntityManager entities, Paging paging) {
        this.calendars = calendars;
        this.entities = entities;
        this.paging = paging;
    }

    @Transactional
    CalendarView get(UUID id, @Nullable Long version) {
        return calendars
                .version(id, version)
                .map(CalendarView::from)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        version == null
                                ? "There is no calendar " + id + "."
                                : "There is no version " + version + " of calendar " + id + "."));
    }

    @Transactional
    Page<CalendarView> list(@Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<@Nullable String> after = paging.after("calendars", cursor);
        List<CalendarVersion> rows = entities.createQuery("""
                        select v from Calendar c join CalendarVersion v on v.calendarId = c.id and v.version = c.version
                        where c.name > :after order by c.name""", CalendarVersion.class)
                .setParameter("after", after == null ? "" : String.valueOf(after.getFirst()))
                .setMaxResults(limit + 1)
                .getResultList();
        return paging.page(
                "calendars", rows, limit, row -> List.of(row.content().name()), CalendarView::from);
    }

    /** The versions of a calendar, the newest first. */
    @Transactional
    Page<CalendarView> versions(UUID id, @Nullable Integer asked, @Nullable String cursor) {
        get(id, null);
        int limit = Paging.limit(asked);
        String list = "calendar-versions?id=" + id;
        List<@Nullable String> after = paging.after(list, cursor);
        List<CalendarVersion> rows = entities.createQuery(
                        "from CalendarVersion v where v.calendarId = :id and v.version < :before order by v.version desc",
                        CalendarVersion.class)
                .setParameter("id", id)
                .setParameter(
                        "before", after == null ? Long.MAX_VALUE : Long.parseLong(String.valueOf(after.getFirst())))
                .setMaxResults(limit + 1)
                .getResultList();
        return paging.page(list, rows, limit, row -> List.of(Long.toString(row.version())), CalendarView::from);
    }
}
