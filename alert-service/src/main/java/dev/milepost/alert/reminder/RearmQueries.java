package dev.milepost.alert.reminder;

import dev.milepost.alert.policy.Rearm;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What has to follow a change, in the order of ids; for the current tenant, which {@link #PEOPLE_AND_PARTIES},
 * {@link #EXPAND}, {@link #EXPAND_WHOLE}, {@link #EXPAND_MEMBER} and {@link #EXPAND_PARTY} name.
 */
@ApplicationScoped
class RearmQueries {
    static final String PEOPLE_AND_PARTIES = """
            SELECT * FROM rearm FORCE INDEX (rearm_scope)
            WHERE tenant_id = ? AND scope IN ('PERSON', 'MEMBER', 'PARTY')
              AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            LIMIT ? FOR UPDATE SKIP LOCKED""";

    static final String EXPAND = """
            INSERT INTO rearm (id, tenant_id, scope, ref, phase, asked_at)
            SELECT UUID(), ?, 'MILESTONE', ids.id, 'MILESTONES', ? FROM (
              SELECT m.id FROM known_milestone m WHERE m.tenant_id = ? AND m.owner_id = ? AND NOT m.deleted
              UNION SELECT m.id FROM known_team_member t
                JOIN known_milestone m ON m.tenant_id = t.tenant_id AND m.team = t.team
                WHERE t.tenant_id = ? AND t.person_id = ? AND NOT m.deleted
              UNION SELECT r.milestone_id FROM reminder r
                WHERE r.tenant_id = ? AND r.recipient = ? AND r.state = 'PLANNED' AND r.milestone_id IS NOT NULL
              UNION SELECT e.milestone_id FROM inbox_entry e
                WHERE e.tenant_id = ? AND e.person_id = ? AND e.kind = 'GATE_WAITING' AND e.settled_at IS NULL
                  AND e.milestone_id IS NOT NULL
            ) ids""";
    /** Plans that are about a contract as a whole, or about a payment of no milestone. */
    static final String EXPAND_WHOLE = """
            INSERT INTO rearm (id, tenant_id, scope, ref, phase, asked_at)
            SELECT UUID(), ?, 'CONTRACT', ids.id, 'PAYMENTS', ? FROM (
              SELECT DISTINCT r.contract_id AS id FROM reminder r
              WHERE r.tenant_id = ? AND r.recipient = ? AND r.state = 'PLANNED' AND r.milestone_id IS NULL
            ) ids""";

    /** A role's places may be theirs now. It looks through the tenant's contracts, as members are kept with each. */
    static final String EXPAND_MEMBER = """
            INSERT INTO rearm (id, tenant_id, scope, ref, phase, asked_at)
            SELECT UUID(), ?, 'MILESTONE', m.id, 'MILESTONES', ?
            FROM known_contract c JOIN known_milestone m ON m.tenant_id = c.tenant_id AND m.contract_id = c.id
            WHERE c.tenant_id = ? AND c.member_roles LIKE ? AND NOT m.deleted AND m.status = 'SUBMITTED'""";

    /** A contract that does not run yet has no plans; its activation makes them. */
    static final String EXPAND_PARTY = """
            INSERT INTO rearm (id, tenant_id, scope, ref, phase, asked_at)
            SELECT UUID(), ?, 'CONTRACT', c.id, 'MILESTONES', ?
            FROM known_contract_party p JOIN known_contract c ON c.tenant_id = p.tenant_id AND c.id = p.contract_id
            WHERE p.tenant_id = ? AND p.party_id = ? AND c.status <> 'DRAFT' AND NOT c.deleted""";

    private static final UUID FIRST = new UUID(0, 0);
    private static final String RUNNING =
            " and exists (select 1 from KnownContract c where c.id = %s and c.deleted = false and c.status <> DRAFT)";

    private final EntityManager entities;
    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    RearmQueries(EntityManager entities, DataSource database, CurrentTenant tenant) {
        this.entities = entities;
        this.database = database;
        this.tenant = tenant;
    }

    /** The next of the phase, at most {@code limit}. */
    List<Next> next(Rearm rearm, int limit) {
        String text = switch (rearm.phase()) {
            case MILESTONES -> milestones(rearm.scope());
            case PAYMENTS -> payments(rearm.scope());
            case CONTRACTS -> contracts(rearm.scope());
        };
        if (text.isEmpty()) {
            return List.of();
        }
        UUID after = rearm.afterId();
        var query = entities.createQuery("select new " + Next.class.getName() + text, Next.class)
                .setParameter("after", after == null ? FIRST : after);
        if (rearm.ref() != null) {
            query.setParameter("ref", rearm.ref());
        }
        return query.setMaxResults(limit).getResultList();
    }

    /**
     * What people and parties ask for and is not put back, at most {@code limit}, locked; without what another replica is
     * at.
     */
    List<Rearm> ofPeopleAndParties(int limit) {
        return entities.unwrap(Session.class)
                .createNativeQuery(PEOPLE_AND_PARTIES, Rearm.class)
                .setParameter(1, tenant.get())
                .setParameter(2, limit)
                .getResultList();
    }

    /** Asks for each milestone or contract that a person or a party has to do with, as the scope says. */
    void expand(Rearm rearm) {
        switch (rearm.scope()) {
            case PERSON -> expandPerson(rearm);
            case MEMBER -> expand(EXPAND_MEMBER, rearm, "%" + rearm.ref() + "%");
            case PARTY -> expand(EXPAND_PARTY, rearm, rearm.ref());
            case TENANT, CONTRACT, MILESTONE ->
                throw new IllegalArgumentException("is followed as it is: " + rearm.scope());
        }
    }

    /**
     * Asks for each milestone that a person owns, whose team they are in, or of which they are to be reminded, and for each
     * contract of which they are to be reminded as a whole.
     */
    private void expandPerson(Rearm rearm) {
        String owner = tenant.get();
        UUID person = rearm.ref();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(EXPAND);
                var whole = connection.prepareStatement(EXPAND_WHOLE)) {
            insert.setString(1, owner);
            insert.setObject(2, LocalDateTime.ofInstant(rearm.askedAt(), ZoneOffset.UTC));
            insert.setString(3, owner);
            insert.setObject(4, person);
            insert.setString(5, owner);
            insert.setObject(6, person);
            insert.setString(7, owner);
            insert.setString(8, String.valueOf(person));
            insert.setString(9, owner);
            insert.setObject(10, person);
            insert.executeUpdate();
            whole.setString(1, owner);
            whole.setObject(2, LocalDateTime.ofInstant(rearm.askedAt(), ZoneOffset.UTC));
            whole.setString(3, owner);
            whole.setString(4, String.valueOf(person));
            whole.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private void expand(String statement, Rearm rearm, @Nullable Object of) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(statement)) {
            insert.setString(1, tenant.get());
            insert.setObject(2, LocalDateTime.ofInstant(rearm.askedAt(), ZoneOffset.UTC));
            insert.setString(3, tenant.get());
            insert.setObject(4, of);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static String milestones(Rearm.Scope scope) {
        return "(m.id, m.contractId) from KnownMilestone m where m.id > :after and m.deleted = false"
                + RUNNING.formatted("m.contractId")
                + switch (scope) {
                    case TENANT, PERSON, MEMBER, PARTY -> "";
                    case CONTRACT -> " and m.contractId = :ref";
                    case MILESTONE -> " and m.id = :ref";
                }
                + " order by m.id";
    }

    private static String payments(Rearm.Scope scope) {
        return "(p.id, p.contractId) from KnownPayment p where p.id > :after" + RUNNING.formatted("p.contractId")
                + switch (scope) {
                    case TENANT, PERSON, MEMBER, PARTY -> "";
                    case CONTRACT -> " and p.contractId = :ref";
                    case MILESTONE -> " and p.milestoneId = :ref";
                }
                + " order by p.id";
    }

    private static String contracts(Rearm.Scope scope) {
        return switch (scope) {
            case TENANT ->
                "(k.id, k.id) from KnownContract k where k.id > :after and k.deleted = false and k.status <> DRAFT"
                        + " order by k.id";
            case CONTRACT -> "(k.id, k.id) from KnownContract k where k.id > :after and k.id = :ref";
            case MILESTONE, PERSON, MEMBER, PARTY -> "";
        };
    }
}
