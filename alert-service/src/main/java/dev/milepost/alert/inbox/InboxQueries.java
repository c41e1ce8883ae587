package dev.milepost.alert.inbox;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.known.OwnAddresses;
import dev.milepost.alert.known.VisibleContracts;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the caller's own inbox: of contracts that they may still see. */
@ApplicationScoped
class InboxQueries {
    private static final String FROM = """
            select new dev.milepost.alert.inbox.InboxRow(e, r.aboutId, m.title, c.reference, c.title, r.acknowledgedAt, r.acknowledgedBy)
            from InboxEntry e left join KnownContract c on c.id = e.contractId left join Reminder r on r.id = e.id
              left join KnownMilestone m on m.id = e.milestoneId
            where e.personId = :me""";
    // There is an index by contract, and none by milestone.
    private static final String OF_MILESTONE = "e.milestoneId = :milestone"
            + " and e.contractId = (select k.contractId from KnownMilestone k where k.id = :milestone)";

    private final EntityManager entities;
    private final VisibleContracts visible;
    private final Known known;
    private final OwnAddresses addresses;
    private final Caller caller;

    @Inject
    InboxQueries(EntityManager entities, VisibleContracts visible, Known known, OwnAddresses addresses, Caller caller) {
        this.entities = entities;
        this.visible = visible;
        this.known = known;
        this.addresses = addresses;
        this.caller = caller;
    }

    /** The person who calls. */
    KnownPerson me() {
        return known.personOf(caller.subject())
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "Nothing is known of you yet: call GET /api/v1/people/me of milestone-service once."));
    }

    /** Up to {@code limit} entries behind the one of {@code after}, the newest first; what is snoozed, the next first. */
    List<InboxRow> list(InboxFilter filter, Instant now, @Nullable List<@Nullable String> after, int limit) {
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        values.put("me", me().id());
        values.put("now", now);
        where.add(filter.snoozed() ? "e.shownAt > :now" : "e.shownAt <= :now");
        add(where, values, "e.unread = :unread", "unread", filter.unread());
        add(where, values, "e.contractId = :contract", "contract", filter.contractId());
        add(where, values, OF_MILESTONE, "milestone", filter.milestoneId());
        if (filter.settled() != null) {
            where.add(filter.settled() ? "e.settledAt is not null" : "e.settledAt is null");
        }
        if (!filter.kinds().isEmpty()) {
            add(
                    where,
                    values,
                    "e.kind in (:kinds)",
                    "kinds",
                    filter.kinds().stream().map(InboxKind::name).toList());
        }
        onlySeen(where, values);
        String beyond = filter.snoozed() ? ">" : "<";
        if (after != null) {
            where.add("(e.shownAt %1$s :afterMoment or (e.shownAt = :afterMoment and e.id %1$s :afterId))"
                    .formatted(beyond));
            values.put("afterMoment", Instant.parse(String.valueOf(after.get(0))));
            values.put("afterId", UUID.fromString(String.valueOf(after.get(1))));
        }
        String order = filter.snoozed() ? " order by e.shownAt, e.id" : " order by e.shownAt desc, e.id desc";
        return run(FROM + " and " + String.join(" and ", where) + order, values, limit);
    }

    /** One of the caller's own; NOT_FOUND also where they may not see its contract any more. */
    InboxRow one(UUID id) {
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        values.put("me", me().id());
        add(where, values, "e.id = :id", "id", id);
        onlySeen(where, values);
        return run(FROM + " and " + String.join(" and ", where), values, 1).stream()
                .findFirst()
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no entry " + id + " in your inbox."));
    }

    /** The entry as the caller may read it: a counterparty's user without the addresses of others. */
    InboxEntryView view(InboxRow row, Instant now) {
        return InboxEntryView.from(
                row,
                now,
                text -> caller.party().map(party -> addresses.in(text, party)).orElse(text));
    }

    /**
     * How many are unread, at most {@code most}: what is read of the index does not grow with the inbox. What is looked
     * up beside it is the few contracts they are of.
     */
    int unread(Instant now, int most) {
        List<UUID> contracts = entities.createQuery(
                        "select e.contractId from InboxEntry e where e.personId = :me and e.unread = true and e.shownAt <= :now",
                        UUID.class)
                .setParameter("me", me().id())
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
        Set<UUID> asked = new HashSet<>(contracts);
        int ofNone = asked.remove(null) ? Collections.frequency(contracts, null) : 0;
        if (asked.isEmpty()) {
            return ofNone;
        }
        List<String> where = new ArrayList<>(List.of("c.id in (:ids)"));
        Map<String, Object> values = new HashMap<>(Map.of("ids", asked));
        visible.addTo("c", where, values);
        var query = entities.createQuery(
                "select c.id from KnownContract c where " + String.join(" and ", where), UUID.class);
        values.forEach(query::setParameter);
        Set<UUID> seen = new HashSet<>(query.getResultList());
        return ofNone + (int) contracts.stream().filter(seen::contains).count();
    }

    /** What is in a contract only while they may see that; what is in none is their own. */
    private void onlySeen(List<String> where, Map<String, Object> values) {
        List<String> seen = new ArrayList<>();
        visible.addTo("c", seen, values);
        if (!seen.isEmpty()) {
            where.add("(e.contractId is null or " + String.join(" and ", seen) + ")");
        }
    }

    private List<InboxRow> run(String text, Map<String, Object> values, int limit) {
        var query = entities.createQuery(text, InboxRow.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static void add(
            List<String> where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }
}
