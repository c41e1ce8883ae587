package dev.milepost.alert.calendar;

import static java.util.Objects.requireNonNull;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.reminder.Moments;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds what a calendar shows: what is due from half a year back to five years ahead, at most 2,000 milestones. */
@ApplicationScoped
class ReadFeed {
    static final int MOST = 2_000;
    private static final int DAYS_BACK = 183;
    private static final int YEARS_AHEAD = 5;
    // Who asks has only the secret, which leads to the tenant.
    private static final String FIND = "SELECT tenant_id, id FROM calendar_feed WHERE secret_hash = ?";
    private static final String ENTRIES = """
            select new dev.milepost.alert.calendar.Entry(m, c) from KnownMilestone m join KnownContract c on c.id = m.contractId
            where m.dueDate between :from and :to and c.status <> :draft and c.deleted = false
              and (c.access = :open or c.members like :me)
            """;
    private static final String OF_TYPES = " and function('json_value', m.facts, '$.type') in (:types)";
    // Two queries and no OR, as each then has its index.
    private static final String OWNED = " and m.ownerId = :person";
    private static final String OF_TEAMS = " and m.team in (:teams)";
    private static final String OF_PARTY = """
             and exists (select 1 from KnownContractParty p where p.key.contractId = c.id and p.key.partyId = :party)
            """;

    private final DataSource database;
    private final EntityManager entities;
    private final TenantScope tenants;
    private final Known known;
    private final Moments moments;
    private final BusinessClock clock;

    @Inject
    ReadFeed(
            DataSource database,
            EntityManager entities,
            TenantScope tenants,
            Known known,
            Moments moments,
            BusinessClock clock) {
        this.database = database;
        this.entities = entities;
        this.tenants = tenants;
        this.known = known;
        this.moments = moments;
        this.clock = clock;
    }

    /** What the calendar behind a secret holds. */
    sealed interface Found {
        /** There is none, and there never was one with this secret. */
        record Nothing() implements Found {}

        /** It was revoked. */
        record Revoked() implements Found {}

        /**
         * Its content.
         *
         * @param alarms when the calendar's owner is reminded, by milestone
         */
        record Content(String name, List<Entry> entries, Map<UUID, List<Instant>> alarms) implements Found {}
    }

    Found read(Secret secret) throws SQLException {
        Optional<Address> address = find(secret);
        if (address.isEmpty()) {
            return new Found.Nothing();
        }
        return tenants.call(address.get().tenant(), () -> content(address.get().feed()));
    }

    private record Address(String tenant, UUID feed) {}

    private Optional<Address> find(Secret secret) throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setBytes(1, secret.hash());
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Address(row.getString(1), UUID.fromString(row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    @Transactional
    Found content(UUID id) {
        CalendarFeed feed = entities.find(CalendarFeed.class, id);
        KnownPerson person = feed == null ? null : known.person(feed.personId).orElse(null);
        if (feed == null || person == null || feed.revokedAt != null) {
            return new Found.Revoked();
        }
        List<Entry> entries = entries(feed, person);
        return new Found.Content(
                feed.name,
                entries,
                moments.of(
                        person.id(),
                        entries.stream().map(entry -> entry.milestone().id()).toList()));
    }

    private List<Entry> entries(CalendarFeed feed, KnownPerson person) {
        if (!feed.ownOnly) {
            return entries(feed, person, "", Map.of());
        }
        Map<UUID, Entry> own = new LinkedHashMap<>();
        List<Entry> found = new ArrayList<>(entries(feed, person, OWNED, Map.of("person", person.id())));
        List<String> teams = known.teamsOf(person.id());
        if (!teams.isEmpty()) {
            found.addAll(entries(feed, person, OF_TEAMS, Map.of("teams", teams)));
        }
        found.forEach(entry -> own.put(entry.milestone().id(), entry));
        return own.values().stream()
                .sorted(Comparator.comparing((Entry entry) ->
                                requireNonNull(entry.milestone().dueDate()))
                        .thenComparing(entry -> entry.milestone().id()))
                .limit(MOST)
                .toList();
    }

    private List<Entry> entries(CalendarFeed feed, KnownPerson person, String own, Map<String, Object> values) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        UUID party = person.partyId();
        var query = entities.createQuery(
                        ENTRIES
                                + (feed.contractId == null ? "" : " and c.id = :contract")
                                + (feed.types.isEmpty() ? "" : OF_TYPES)
                                + own
                                + (party == null ? "" : OF_PARTY)
                                + " order by m.dueDate, m.id",
                        Entry.class)
                .setParameter("from", today.minusDays(DAYS_BACK))
                .setParameter("to", today.plusYears(YEARS_AHEAD))
                .setParameter("draft", ContractStatus.DRAFT)
                .setParameter("open", ContractAccess.TENANT)
                .setParameter("me", "%" + person.id() + "%")
                .setMaxResults(MOST);
        values.forEach(query::setParameter);
        if (feed.contractId != null) {
            query.setParameter("contract", feed.contractId);
        }
        if (!feed.types.isEmpty()) {
            query.setParameter("types", List.of(feed.types.split(",")));
        }
        if (party != null) {
            query.setParameter("party", party);
        }
        return query.getResultList();
    }
}
