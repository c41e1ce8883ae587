package dev.milepost.alert.digest;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.MilestoneStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds what a digest may tell a person: of contracts that they may see, as nobody is logged in. */
@ApplicationScoped
class DigestQueries {
    private static final List<MilestoneStatus> OPEN = Arrays.stream(MilestoneStatus.values())
            .filter(status -> !status.isEnded())
            .toList();
    private static final String SEEN = """
             and c.deleted = false and (c.access = :open or c.members like :me)
            """;
    private static final String OF_PARTY = """
             and exists (select 1 from KnownContractParty p where p.key.contractId = c.id and p.key.partyId = :party)
            """;
    private static final String MILESTONES = """
            select new dev.milepost.alert.digest.DigestMilestone(m.id, m.title, m.dueDate, c.id, c.reference, c.title)
            from KnownMilestone m join KnownContract c on c.id = m.contractId
            where m.dueDate <= :horizon and m.deleted = false and m.status in (:states) and c.status = ACTIVE
            """;
    private static final String CHANGES = """
            select new dev.milepost.alert.digest.DigestChange(
              m.id, m.title, m.status, m.statusAt, m.dueDate, m.dueMovedAt, c.id, c.reference, c.title)
            from KnownMilestone m join KnownContract c on c.id = m.contractId
            where m.deleted = false and c.status <> DRAFT and (m.statusAt > :since or m.dueMovedAt > :since)
            """;
    private static final String ENTRIES = """
            select new dev.milepost.alert.digest.DigestEntry(
              e.id, e.subject, e.subjectId,
              case when e.subject = 'RESCHEDULED' and m.dueDate is not null then m.dueDate else e.dueDate end, m.id, m.title, c.id, c.reference, c.title)
            from InboxEntry e join KnownContract c on c.id = e.contractId left join KnownMilestone m on m.id = e.milestoneId
            where e.personId = :person and e.shownAt <= :now and e.settledAt is null
            """;

    private final EntityManager entities;
    private final Known known;

    @Inject
    DigestQueries(EntityManager entities, Known known) {
        this.entities = entities;
        this.known = known;
    }

    /** Open milestones that the person owns or their teams do, due up to {@code horizon}, the oldest first. */
    List<DigestMilestone> due(KnownPerson person, LocalDate horizon, int most) {
        return ofThem(
                person,
                DigestMilestone::id,
                (whose, mine) -> theirs(
                                person,
                                mine,
                                MILESTONES + whose + seenBy(person) + " order by m.dueDate, m.id",
                                DigestMilestone.class)
                        .setParameter("horizon", horizon)
                        .setParameter("states", OPEN)
                        .setMaxResults(most)
                        .getResultList());
    }

    /** Milestones that the person owns or their teams do whose state or due date changed since then. */
    List<DigestChange> changed(KnownPerson person, Instant since, int most) {
        return ofThem(
                person,
                DigestChange::id,
                (whose, mine) -> theirs(
                                person,
                                mine,
                                CHANGES + whose + seenBy(person) + " order by m.changedAt desc, m.id",
                                DigestChange.class)
                        .setParameter("since", since)
                        .setMaxResults(most)
                        .getResultList());
    }

    /** Two queries and no OR, as each then has its index. */
    private <T> List<T> ofThem(KnownPerson person, Function<T, UUID> id, BiFunction<String, Object, List<T>> find) {
        Map<UUID, T> found = new LinkedHashMap<>();
        find.apply(" and m.ownerId = :mine", person.id()).forEach(one -> found.put(id.apply(one), one));
        List<String> teams = known.teamsOf(person.id());
        if (!teams.isEmpty()) {
            find.apply(" and m.team in (:mine)", teams).forEach(one -> found.putIfAbsent(id.apply(one), one));
        }
        return new ArrayList<>(found.values());
    }

    private <T> TypedQuery<T> theirs(KnownPerson person, Object mine, String query, Class<T> type) {
        TypedQuery<T> theirs = entities.createQuery(query, type)
                .setParameter("mine", mine)
                .setParameter("open", ContractAccess.TENANT)
                .setParameter("me", "%" + person.id() + "%");
        UUID party = person.partyId();
        return party == null ? theirs : theirs.setParameter("party", party);
    }

    /** What came into their inbox since then, is not settled and was in no digest since it did, the newest first. */
    List<DigestEntry> since(KnownPerson person, Instant since, Instant now, int most) {
        String fresh = """
                 and e.shownAt > :since and (e.toldAt is null or e.toldAt < e.shownAt) and e.kind <> 'GATE_WAITING'
                """;
        return entries(person, now, fresh, "since", since, most);
    }

    /** Marks entries as told by a digest that was built then: they are new no more until a snooze brings them back. */
    void told(List<UUID> entries, Instant then) {
        if (!entries.isEmpty()) {
            entities.createQuery("update InboxEntry e set e.toldAt = :then where e.id in (:ids)")
                    .setParameter("then", then)
                    .setParameter("ids", entries)
                    .executeUpdate();
        }
    }

    /** What in their inbox waits for their approval. */
    List<DigestEntry> waiting(KnownPerson person, Instant now, int most) {
        return entries(person, now, " and e.kind = :kind", "kind", "GATE_WAITING", most);
    }

    /** What was folded into the mail of {@code period}. */
    List<DigestEntry> folded(KnownPerson person, String period, Instant now, int most) {
        return entries(person, now, " and e.folded = :period", "period", period, most);
    }

    private List<DigestEntry> entries(
            KnownPerson person, Instant now, String which, String name, Object value, int most) {
        var query = entities.createQuery(
                        ENTRIES + which + seenBy(person) + " order by e.shownAt desc, e.id desc", DigestEntry.class)
                .setParameter("person", person.id())
                .setParameter("now", now)
                .setParameter(name, value)
                .setParameter("open", ContractAccess.TENANT)
                .setParameter("me", "%" + person.id() + "%");
        UUID party = person.partyId();
        if (party != null) {
            query.setParameter("party", party);
        }
        return query.setMaxResults(most).getResultList();
    }

    private static String seenBy(KnownPerson person) {
        return person.partyId() == null ? SEEN : SEEN + OF_PARTY;
    }
}
