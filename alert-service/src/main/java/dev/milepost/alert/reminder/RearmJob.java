package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.policy.Rearm;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets plans follow a changed policy or person, in batches: each is one transaction, which holds the row that asks for it,
 * so that replicas share the work. {@link #CLAIM} serves all tenants; what follows is for the tenant of the row.
 */
@ApplicationScoped
class RearmJob {
    private static final Logger LOG = Logger.getLogger(RearmJob.class);
    private static final int BATCH = 100;
    static final String CLAIM = "SELECT id, tenant_id FROM rearm ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED";

    private final DataSource database;
    private final TenantScope tenants;
    private final EntityManager entities;
    private final Known known;
    private final RearmQueries queries;
    private final ArmReminders arm;

    @Inject
    RearmJob(
            DataSource database,
            TenantScope tenants,
            EntityManager entities,
            Known known,
            RearmQueries queries,
            ArmReminders arm) {
        this.database = database;
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
            LOG.warn("Plans follow later: " + e.getMessage(), e); // a deadlock with the fold, or the database is away
        }
    }

    private record Claim(UUID id, String tenant) {}

    /** One batch; false when there was nothing to do. */
    boolean followSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Claim> claim = claim();
            if (claim.isPresent()) {
                tenants.call(claim.get().tenant(), () -> follow(claim.get().id()));
            }
            return claim.isPresent();
        });
    }

    private Optional<Claim> claim() throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(CLAIM);
                var row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Claim(UUID.fromString(row.getString(1)), row.getString(2)))
                    : Optional.empty();
        }
    }

    private void follow(Rearm rearm, UUID id, KnownContract contract) {
        switch (rearm.phase()) {
            case MILESTONES -> known.milestone(id).ifPresent(milestone -> arm.arm(milestone, rearm.askedAt()));
            case PAYMENTS -> known.payment(id).ifPresent(payment -> arm.arm(payment, rearm.askedAt()));
            case CONTRACTS -> arm.arm(contract, rearm.askedAt());
        }
    }

    private boolean follow(UUID id) {
        Rearm rearm = entities.find(Rearm.class, id);
        if (rearm == null) {
            return false; // somebody else ended it
        }
        if (rearm.scope() == Rearm.Scope.PERSON
                || rearm.scope() == Rearm.Scope.MEMBER
                || rearm.scope() == Rearm.Scope.PARTY) {
            queries.expand(rearm);
            entities.remove(rearm);
            entities.flush();
            return true;
        }
        List<Next> batch = queries.next(rearm, BATCH);
        for (Next one : batch) {
            // What is read before the lock may be old when the lock is there.
            known.lockedContract(one.contractId()).ifPresent(contract -> follow(rearm, one.id(), contract));
        }
        if (batch.size() == BATCH) {
            rearm.moveOn(batch.getLast().id());
        } else if (!rearm.nextPhase()) {
            entities.remove(rearm);
        }
        entities.flush();
        return true;
    }
}
