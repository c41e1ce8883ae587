package dev.milepost.alert.calendar;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the calendars of everybody in the tenant by person, for those who revoke what others left behind. */
@ApplicationScoped
class ListCalendars {
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager entities;
    private final Known known;
    private final Paging paging;
    private final Caller caller;

    @Inject
    ListCalendars(EntityManager entities, Known known, Paging paging, Caller caller) {
        this.entities = entities;
        this.known = known;
        this.paging = paging;
        this.caller = caller;
    }

    /** Those of {@code person}; of everybody when it is null. */
    @Transactional
    Page<TenantCalendarView> list(@Nullable UUID person, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = "calendars of " + (person == null ? "everybody" : person);
        List<@Nullable String> after = paging.after(list, cursor);
        List<CalendarFeed> rows =
                caller.party().isPresent() ? List.of() : rows(person, after == null ? List.of() : after, limit + 1);
        Map<UUID, KnownPerson> people =
                known.people(rows.stream().map(row -> row.personId).collect(Collectors.toSet()));
        return paging.page(
                list,
                rows,
                limit,
                row -> List.of(row.personId.toString(), row.id.toString()),
                row -> TenantCalendarView.from(row, people.get(row.personId)));
    }

    private List<CalendarFeed> rows(@Nullable UUID person, List<@Nullable String> after, int limit) {
        var query = entities.createQuery(
                        "from CalendarFeed where revokedAt is null and (personId > :person or personId = :person and id > :id)"
                                + (person == null ? "" : " and personId = :only")
                                + " order by personId, id",
                        CalendarFeed.class)
                .setParameter("person", after.isEmpty() ? FIRST : UUID.fromString(String.valueOf(after.get(0))))
                .setParameter("id", after.isEmpty() ? FIRST : UUID.fromString(String.valueOf(after.get(1))))
                .setMaxResults(limit);
        if (person != null) {
            query.setParameter("only", person);
        }
        return query.getResultList();
    }
}
