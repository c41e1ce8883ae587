package dev.milepost.milestone.extension;

import dev.milepost.events.EventType;
import dev.milepost.events.ExtensionStatus;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.person.Actor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Withdraws requests whose milestone has ended, so that nothing waits for a decision that is needed no more. A job and not a
 * part of the step that ends the milestone, so that steps cost no query for what milestones hardly ever have; until it runs,
 * such a request is refused to be granted and is in nobody's list. Runs on each replica: the lock of the contract decides.
 */
@ApplicationScoped
class CloseExtensions {
    private static final Logger LOG = Logger.getLogger(CloseExtensions.class);
    private static final int AT_A_TIME = 200;

    private final OrphanedExtensions orphans;
    private final Contracts contracts;
    private final Extensions extensions;
    private final Milestones milestones;
    private final TellExtension tell;
    private final TenantScope tenants;
    private final BusinessClock clock;

    @Inject
    CloseExtensions(
            OrphanedExtensions orphans,
            Contracts contracts,
            Extensions extensions,
            Milestones milestones,
            TellExtension tell,
            TenantScope tenants,
            BusinessClock clock) {
        this.orphans = orphans;
        this.contracts = contracts;
        this.extensions = extensions;
        this.milestones = milestones;
        this.tell = tell;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Scheduled(
            every = "{milepost.terms.poll:1m}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        OrphanedExtensions.Orphan last = null;
        List<OrphanedExtensions.Orphan> some;
        do {
            some = orphans.after(last, AT_A_TIME);
            some.forEach(this::close);
            last = some.isEmpty() ? null : some.getLast();
        } while (some.size() == AT_A_TIME);
    }

    private void close(OrphanedExtensions.Orphan one) {
        try {
            tenants.run(one.tenant(), () -> QuarkusTransaction.requiringNew().run(() -> close(one.extension())));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Request %s of %s could not be closed", one.extension(), one.tenant());
        }
    }

    private void close(UUID id) {
        Contract contract =
                Objects.requireNonNull(contracts.findById(extensions.contractOf(id), LockModeType.PESSIMISTIC_WRITE));
        Extension extension = extensions.get(id);
        Milestone milestone = milestones.get(extension.toState().milestoneId());
        if (extension.toState().status() != ExtensionStatus.REQUESTED
                || !milestone.status().isEnded()) {
            return;
        }
        String reason = "the milestone is " + milestone.status() + "; its date does not move any more";
        extension.end(ExtensionStatus.WITHDRAWN, reason, clock.instant());
        tell.tell(contract, extension, EventType.EXTENSION_WITHDRAWN, Actor.MILEPOST, reason);
    }
}
