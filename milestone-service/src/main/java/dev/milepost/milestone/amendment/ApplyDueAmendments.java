package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentStatus;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.person.ActingAs;
import dev.milepost.milestone.person.Actor;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Applies approved amendments on the day from which they are effective. Runs on each replica: the lock of the contract
 * decides, and the others find it done. One that is refused stays APPROVED, is tried again with each run, and holds back no
 * other; whoever applies it by hand is told the reason.
 */
@ApplicationScoped
class ApplyDueAmendments {
    private static final Logger LOG = Logger.getLogger(ApplyDueAmendments.class);
    private static final int AT_A_TIME = 200;

    private final DueAmendments due;
    private final Contracts contracts;
    private final Amendments amendments;
    private final EnactAmendment enact;
    private final TenantScope tenants;
    private final ActingAs acting;
    private final BusinessClock clock;
    /** What was logged already, so that it is not said again with each run. */
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

    @Inject
    ApplyDueAmendments(
            DueAmendments due,
            Contracts contracts,
            Amendments amendments,
            EnactAmendment enact,
            TenantScope tenants,
            ActingAs acting,
            BusinessClock clock) {
        this.due = due;
        this.contracts = contracts;
        this.amendments = amendments;
        this.enact = enact;
        this.tenants = tenants;
        this.acting = acting;
        this.clock = clock;
    }

    @Scheduled(
            every = "{milepost.terms.poll:1m}",
            delayed = "25s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Instant now = clock.instant();
        Set<UUID> waiting = new HashSet<>();
        DueAmendments.Due last = null;
        List<DueAmendments.Due> some;
        do {
            some = due.after(last, now, AT_A_TIME);
            some.forEach(one -> waiting.add(one.amendment()));
            some.stream().filter(one -> one.hasCome(now)).forEach(this::apply);
            last = some.isEmpty() ? null : some.getLast();
        } while (some.size() == AT_A_TIME);
        refused.retainAll(waiting);
    }

    private void apply(DueAmendments.Due one) {
        try {
            tenants.run(
                    one.tenant(),
                    () -> acting.run(
                            Actor.MILEPOST,
                            () -> QuarkusTransaction.requiringNew().run(() -> apply(one.amendment()))));
        } catch (HttpProblem problem) {
            if (refused.add(one.amendment())) {
                LOG.warnf(
                        "Amendment %s of %s is effective from %s on, but cannot be applied: %s",
                        one.amendment(), one.tenant(), one.effectiveOn(), problem.getDetail());
            }
        } catch (RuntimeException e) {
            if (refused.add(one.amendment())) {
                LOG.errorf(e, "Amendment %s of %s could not be applied", one.amendment(), one.tenant());
            }
        }
    }

    private void apply(UUID id) {
        Contract contract =
                Objects.requireNonNull(contracts.findById(amendments.contractOf(id), LockModeType.PESSIMISTIC_WRITE));
        Amendment amendment = amendments.get(id);
        if (amendment.status() == AmendmentStatus.APPROVED) {
            enact.apply(contract, amendment, Actor.MILEPOST, "it is effective from " + amendment.effectiveOn() + " on");
        }
    }
}
