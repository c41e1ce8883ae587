package dev.milepost.milestone.milestone;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.party.Counterparty;
import dev.milepost.milestone.value.TextSearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists milestones that the caller may see, filtered and sorted, in one query. */
@ApplicationScoped
class ListMilestones {
    private final EntityManager entities;
    private final Counterparty counterparty;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    ListMilestones(EntityManager entities, Counterparty counterparty, Paging paging, BusinessClock clock) {
        this.entities = entities;
        this.counterparty = counterparty;
        this.paging = paging;
        this.clock = clock;
    }

    @Transactional
    Page<MilestoneView> list(MilestoneFilter filter, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        MilestoneSort sort = filter.sort();
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        conditions(filter, where, values);
        List<@Nullable String> after = paging.after(filter.toString(), cursor);
        if (after != null) {
            where.add("(m.%1$s %2$s :key or (m.%1$s = :key and m.id %2$s :id))"
                    .formatted(sort.attribute(), sort.isDescending() ? "<" : ">"));
            values.put("key", sort.read(String.valueOf(after.get(0))));
            values.put("id", UUID.fromString(String.valueOf(after.get(1))));
        }
        String direction = sort.isDescending() ? " desc" : "";
        var query = entities.createQuery(
                "select m, c.reference, c.timeZone, c.startsOn, c.endsOn from Milestone m join Contract c on c.id = m.contractId"
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by m." + sort.attribute() + direction + ", m.id" + direction,
                Tuple.class);
        values.forEach(query::setParameter);
        Instant now = clock.instant();
        return paging.page(
                filter.toString(),
                query.setHint("org.hibernate.readOnly", true)
                        .setMaxResults(limit + 1)
                        .getResultList(),
                limit,
                row -> List.of(
                        sort.write(row.get(0, Milestone.class)),
                        row.get(0, Milestone.class).id().toString()),
                row -> view(row, now));
    }

    private static MilestoneView view(Tuple row, Instant now) {
        ZoneId zone = ZoneId.of(row.get(2, String.class));
        return MilestoneView.from(
                row.get(0, Milestone.class),
                new MilestoneContext(
                        row.get(1, String.class), zone, row.get(3, LocalDate.class), row.get(4, LocalDate.class)),
                LocalDate.ofInstant(now, zone));
    }

    private void conditions(MilestoneFilter filter, List<String> where, Map<String, Object> values) {
        add(where, values, "m.contractId = :contract", "contract", filter.contract());
        add(where, values, "m.ownerId = :owner", "owner", filter.owner());
        add(where, values, "m.dueSort >= :dueFrom", "dueFrom", filter.dueFrom());
        add(where, values, "m.dueDate <= :dueTo", "dueTo", filter.dueTo());
        add(where, values, "m.status in :status", "status", filter.status().isEmpty() ? null : filter.status());
        add(where, values, "m.type in :type", "type", filter.type().isEmpty() ? null : filter.type());
        if (filter.overdue() != null) {
            overdue(filter.overdue(), where, values);
        }
        TextSearch.of(filter.text()).ifPresent(search -> search.addTo("m", where, values));
        counterparty.id().ifPresent(party -> {
            where.add("exists (select 1 from c.parties mine where mine.partyId = :party)");
            values.put("party", party);
        });
    }

    /**
     * Overdue depends on what day it is in the contract's zone. There are at most three dates on earth at a time, so the
     * due date decides but for two of them, for which the zones that are ahead are named.
     */
    private void overdue(boolean wanted, List<String> where, Map<String, Object> values) {
        Instant now = clock.instant();
        List<String> zones = entities.createQuery("select distinct c.timeZone from Contract c", String.class)
                .getResultList();
        List<String> alternatives = new ArrayList<>();
        Map<LocalDate, List<String>> byDay = new HashMap<>();
        zones.forEach(zone -> byDay.computeIfAbsent(LocalDate.ofInstant(now, ZoneId.of(zone)), day -> new ArrayList<>())
                .add(zone));
        if (byDay.isEmpty()) {
            byDay.put(LocalDate.ofInstant(now, ZoneId.of("UTC")), List.of("UTC"));
        }
        LocalDate earliest = byDay.keySet().stream().min(LocalDate::compareTo).orElseThrow();
        alternatives.add("m.dueSort < :today");
        values.put("today", earliest);
        byDay.forEach((day, ahead) -> {
            if (day.isAfter(earliest)) {
                String name = "day" + Math.abs(day.hashCode());
                alternatives.add(
                        "(m.dueSort >= :today and m.dueSort < :%1$s and c.timeZone in :%1$szones)".formatted(name));
                values.put(name, day);
                values.put(name + "zones", ahead);
            }
        });
        String past = "(" + String.join(" or ", alternatives) + ")";
        String open = "m.status in (PLANNED, IN_PROGRESS, SUBMITTED, REJECTED)";
        where.add(wanted ? open + " and " + past : "not (" + open + " and " + past + ")");
    }

    private static void add(
            List<String> where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }
}
