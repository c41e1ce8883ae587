package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.policy.PlanBasis;
import dev.milepost.alert.policy.Rearm;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets plans follow a changed policy, person or party, in batches: each is one transaction, which holds the row that asks for
 * it, so that replicas share the work. Tenants take turns, and so do the rows of each, so that whoever asks for little waits
 * for nobody who asks for much; what fails waits a while. {@link #CLAIM} serves all tenants; what follows is for the tenant of
 * the row.
 */
@ApplicationScoped
class RearmJob {
    private static final Logger LOG = Logger.getLogger(RearmJob.class);
    private static final int BATCH = 100;
    private static final int LATER_SECONDS = 5;
    private static final int LONGEST_WAIT_SECONDS = 8;
    private static final Duration TURN = Duration.ofSeconds(1);
    static final String CLAIM = """
            SELECT id, tenant_id FROM rearm FORCE INDEX (rearm_turn)
            WHERE tenant_id > ? AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY tenant_id, not_before LIMIT 1 FOR UPDATE SKIP LOCKED""";
    private static final String PUT_BACK =
            "UPDATE rearm SET not_before = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE tenant_id = ? AND id = ?";

    private final DataSource database;
    private final PlanBasis basis;
    private final TenantScope tenants;
    private final EntityManager entities;
    private final Known known;
    private final RearmQueries queries;
    private final ArmReminders arm;

    /** Whose turn it was; of the one thread that works. */
    private String lastTenant = "";

    /** Of tenants whose folds went on for longer than they were waited for. */
    private final Map<String, Patience> patience = new HashMap<>();

    /** What was taken, and goes back when the transaction fails. */
    private @Nullable Claim atWork;

    @Inject
    RearmJob(
            DataSource database,
            PlanBasis basis,
            TenantScope tenants,
            EntityManager entities,
            Known known,
            RearmQueries queries,
            ArmReminders arm) {
        this.database = database;
        this.basis = basis;
        this.tenants = tenants;
        this.entities = entities;
        this.known = known;
        this.queries = queries;
        this.arm = arm;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void followAll() {
        try {
            while (followSome()) {
                LOG.debug("Plans follow");
            }
        } catch (RuntimeException e) {
            LOG.warn("Plans follow later: " + e.getMessage(), e); // the database is away
        }
    }

    private record Claim(UUID id, String tenant) {}

    /** How long the folds of a tenant are waited for the next time, and from when on, by {@link System#nanoTime}. */
    private record Patience(int seconds, long from) {}

    /** One batch; false when there was nothing to do. */
    private boolean followSome() {
        atWork = null;
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                Claim claim = claim();
                atWork = claim;
                return claim != null && tenants.call(claim.tenant(), () -> follow(claim));
            });
        } catch (RuntimeException e) {
            Claim failed = atWork;
            if (failed == null) {
                throw e;
            }
            LOG.warn("Plans of " + failed + " follow later: " + e.getMessage(), e); // maybe a deadlock with the fold
            QuarkusTransaction.requiringNew().run(() -> putBack(failed, LATER_SECONDS));
        }
        Claim claim = atWork;
        lastTenant = claim == null ? "" : claim.tenant();
        return claim != null;
    }

    private @Nullable Claim claim() throws SQLException {
        Claim next = claim(lastTenant);
        return next == null && !lastTenant.isEmpty() ? claim("") : next;
    }

    /** The next of a tenant behind {@code tenant}. */
    private @Nullable Claim claim(String tenant) throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(CLAIM)) {
            select.setString(1, tenant);
            try (var row = select.executeQuery()) {
                return row.next() ? new Claim(UUID.fromString(row.getString(1)), row.getString(2)) : null;
            }
        }
    }

    /** Has it wait behind all others of its tenant. */
    private void putBack(Claim claim, int seconds) {
        try (Connection connection = database.getConnection();
                var update = connection.prepareStatement(PUT_BACK)) {
            update.setInt(1, seconds);
            update.setString(2, claim.tenant());
            update.setObject(3, claim.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private void follow(Rearm rearm, UUID id, KnownContract contract) {
        switch (rearm.phase()) {
            case MILESTONES -> known.milestone(id).ifPresent(milestone -> arm.arm(milestone, rearm.askedAt()));
            case PAYMENTS -> known.payment(id).ifPresent(payment -> arm.arm(payment, rearm.askedAt()));
            case CONTRACTS -> arm.arm(contract, rearm.askedAt());
        }
    }

    private boolean follow(Claim claim) {
        Rearm rearm = entities.find(Rearm.class, claim.id());
        if (rearm == null) {
            return false; // somebody else ended it
        }
        switch (rearm.scope()) {
            case PERSON, MEMBER, PARTY -> followPeopleAndParties(claim);
            case TENANT, CONTRACT, MILESTONE -> {
                basis.hold();
                followSome(rearm, claim);
            }
        }
        entities.flush();
        return true;
    }

    private void followPeopleAndParties(Claim claim) {
        int pause = waitForFolds(claim.tenant()); // or folds that began before they changed are not found
        long begun = System.nanoTime();
        for (Rearm one : queries.ofPeopleAndParties(BATCH)) {
            atWork = new Claim(one.id(), claim.tenant());
            if (pause > 0) {
                putBack(atWork, pause);
            } else if (System.nanoTime() - begun < TURN.toNanos()) { // no fold begins meanwhile
                queries.expand(one);
                entities.remove(one);
            }
        }
        atWork = claim;
    }

    /**
     * Waits for the folds of a tenant that run; those that would begin meanwhile wait as well, and so does this thread. Where
     * they go on for longer, they get as long without that, and are waited for twice as long the next time.
     *
     * @return in how many seconds it is to be tried again; 0 when no fold runs
     */
    private int waitForFolds(String tenant) {
        Patience before = patience.get(tenant);
        long pause = before == null ? 0 : before.from() - System.nanoTime();
        if (pause > 0) {
            return (int) Duration.ofNanos(pause).toSeconds() + 1;
        }
        int seconds = before == null ? 1 : before.seconds();
        if (basis.changeWithin(seconds)) {
            patience.remove(tenant);
            return 0;
        }
        patience.put(
                tenant,
                new Patience(
                        Math.min(2 * seconds, LONGEST_WAIT_SECONDS),
                        System.nanoTime() + Duration.ofSeconds(seconds).toNanos()));
        return seconds;
    }

    private void followSome(Rearm rearm, Claim claim) {
        List<Next> batch = queries.next(rearm, BATCH);
        for (Next one : batch) {
            // What is read before the lock may be old when the lock is there.
            known.lockedContract(one.contractId()).ifPresent(contract -> follow(rearm, one.id(), contract));
        }
        if (batch.size() == BATCH) {
            rearm.moveOn(batch.getLast().id());
        } else if (!rearm.nextPhase()) {
            entities.remove(rearm);
            return;
        }
        putBack(claim, 0);
    }
}
