package dev.milepost.alert.digest;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.MilestoneStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
    private static final String ENTRIES = """
            select new dev.milepost.alert.digest.DigestEntry(
              e.id, e.subject, e.subjectId, e.dueDate, m.id, m.title, c.id, c.reference, c.title)
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
        Map<UUID, DigestMilestone> found = new LinkedHashMap<>();
        // Two queries and no OR, as each then has its index.
        due(person, horizon, " and m.ownerId = :mine", person.id(), most).forEach(one -> found.put(one.id(), one));
        List<String> teams = known.teamsOf(person.id());
        if (!teams.isEmpty()) {
            due(person, horizon, " and m.team in (:mine)", teams, most)
                    .forEach(one -> found.putIfAbsent(one.id(), one));
        }
        return new ArrayList<>(found.values());
    }

    private List<DigestMilestone> due(KnownPerson person, LocalDate horizon, String whose, Object mine, int most) {
        var query = entities.createQuery(
                        MILESTONES + whose + seenBy(person) + " order by m.dueDate, m.id", DigestMilestone.class)
                .setParameter("horizon", horizon)
                .setParameter("states", OPEN)
                .setParameter("mine", mine)
                .setParameter("open", ContractAccess.TENANT)
                .setParameter("me", "%" + person.id() + "%");
        UUID party = person.partyId();
        if (party != null) {
            query.setParameter("party", party);
        }
        return query.setMaxResults(most).getResultList();
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
