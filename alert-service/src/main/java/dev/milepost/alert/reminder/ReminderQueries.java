package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.known.VisibleContracts;
import dev.milepost.alert.policy.Urgency;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads the ledger for callers: only what belongs to contracts that they may see. */
@ApplicationScoped
class ReminderQueries {
    private static final String FROM = """
            select new dev.milepost.alert.reminder.ListedReminder(r, m.title, c.reference)
            from Reminder r left join KnownMilestone m on m.id = r.milestoneId
              join KnownContract c on c.id = r.contractId
            """;

    private final EntityManager entities;
    private final VisibleContracts visible;
    private final Known known;
    private final Caller caller;

    @Inject
    ReminderQueries(EntityManager entities, VisibleContracts visible, Known known, Caller caller) {
        this.entities = entities;
        this.visible = visible;
        this.known = known;
        this.caller = caller;
    }

    /** Up to {@code limit} reminders behind the one of {@code after}. */
    List<ListedReminder> list(ReminderFilter filter, @Nullable List<@Nullable String> after, int limit) {
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        add(where, values, "r.contractId = :contract", "contract", filter.contractId());
        add(where, values, "r.milestoneId = :milestone", "milestone", filter.milestoneId());
        add(where, values, "r.sendAt >= :from", "from", filter.from());
        add(where, values, "r.sendAt < :to", "to", filter.to());
        if (filter.recipient() != null) {
            add(where, values, "r.recipient in :recipients", "recipients", recipients(filter.recipient()));
        }
        if (after != null) {
            String beyond = filter.newestFirst() ? "<" : ">";
            where.add("(r.sendAt %1$s :afterMoment or (r.sendAt = :afterMoment and r.id %1$s :afterId))"
                    .formatted(beyond));
            values.put("afterMoment", Instant.parse(String.valueOf(after.get(0))));
            values.put("afterId", UUID.fromString(String.valueOf(after.get(1))));
        }
        String direction = filter.newestFirst() ? " desc" : "";
        String order = " order by r.sendAt" + direction + ", r.id" + direction;
        // The few contracts of a counterparty have an index as well.
        if (filter.isOfStatesOnly() && caller.party().isEmpty()) {
            List<UUID> ids = firstOfEach(filter.states(), where, values, order, limit);
            return ids.isEmpty() ? List.of() : run(FROM + " where r.id in :ids" + order, Map.of("ids", ids), limit);
        }
        add(where, values, "r.state in :states", "states", filter.states().isEmpty() ? null : filter.states());
        visible.addTo("c", where, values);
        return run(FROM + (where.isEmpty() ? "" : " where " + String.join(" and ", where)) + order, values, limit);
    }

    /**
     * The first of each state and urgency, among which are the first of all: the order of {@code reminder_turn}. In the order
     * of moments alone, what is planned lies behind all that was ever sent.
     */
    private List<UUID> firstOfEach(
            List<ReminderStatus> states, List<String> where, Map<String, Object> values, String order, int limit) {
        List<String> seen = new ArrayList<>(List.of("c.id = r.contractId"));
        visible.addTo("c", seen, values);
        where.add("r.state = :state and r.urgency = :urgency");
        where.add("exists (select 1 from KnownContract c where " + String.join(" and ", seen) + ")");
        String query = "select r.id from Reminder r where " + String.join(" and ", where) + order;
        List<UUID> ids = new ArrayList<>();
        for (ReminderStatus state : EnumSet.copyOf(states)) {
            for (Urgency urgency : Urgency.values()) {
                var first = entities.unwrap(Session.class)
                        .createQuery(query, UUID.class)
                        .setParameter("state", state)
                        .setParameter("urgency", (byte) urgency.ordinal())
                        .addQueryHint("reminder_turn")
                        .setMaxResults(limit);
                values.forEach(first::setParameter);
                ids.addAll(first.getResultList());
            }
        }
        return ids;
    }

    /** The reminder of that id, if the caller may see it. */
    Stream<ListedReminder> one(UUID id) {
        Map<String, Object> values = new HashMap<>();
        List<String> where = new ArrayList<>();
        add(where, values, "r.id = :id", "id", id);
        visible.addTo("c", where, values);
        return run(FROM + " where " + String.join(" and ", where), values, 1).stream();
    }

    /** A reminder with the names of what it is about, whoever asks. */
    ListedReminder named(Reminder reminder) {
        return run(FROM + " where r.id = :id", Map.of("id", reminder.id), 1).getFirst();
    }

    private List<ListedReminder> run(String text, Map<String, Object> values, int limit) {
        var query = entities.createQuery(text, ListedReminder.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private List<String> recipients(String idOrAddress) {
        if (!idOrAddress.contains("@")) {
            return List.of(idOrAddress);
        }
        List<String> found = new ArrayList<>(known.peopleAt(idOrAddress).stream()
                .map(KnownPerson::id)
                .map(Recipient::person)
                .toList());
        found.add(Recipient.address(idOrAddress));
        return found;
    }

    private static void add(
            List<String> where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }
}
