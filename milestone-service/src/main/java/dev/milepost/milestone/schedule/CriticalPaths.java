package dev.milepost.milestone.schedule;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.contract.Contract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which milestones are critical: open, in a contract with dependencies, and without float. It is computed when somebody asks
 * for it and the contract has changed since, so that a write costs nothing and an answer is never old.
 */
@ApplicationScoped
public class CriticalPaths {
    private static final int IN_ONE_BATCH = 100;
    private static final int MOST_IN_ONE_READ = 2000;

    private final ComputeCritical compute;
    private final PlanStore plans;
    private final CriticalStore store;

    @Inject
    CriticalPaths(ComputeCritical compute, PlanStore plans, CriticalStore store) {
        this.compute = compute;
        this.plans = plans;
        this.store = store;
    }

    /** Brings a contract, or all of the tenant, up to date; refused with 409 when that is too much for one request. */
    public void refresh(@Nullable UUID contract) {
        if (contract != null) {
            if (!isFresh(contract)) {
                compute.compute(contract);
            }
            return;
        }
        for (int done = 0; ; ) {
            List<UUID> stale = store.stale(IN_ONE_BATCH);
            if (stale.isEmpty()) {
                return;
            }
            if (done >= MOST_IN_ONE_READ) {
                throw ProblemType.CONFLICT.because(
                        "More than " + MOST_IN_ONE_READ
                                + " contracts have changed since critical paths were computed last; that many are done now. Ask again, or for one contractId.");
            }
            stale.forEach(compute::compute);
            done += stale.size();
        }
    }

    /** Whether a milestone of a contract is critical now. Locks and keeps nothing: whoever reads one waits for nobody. */
    public boolean isCritical(Contract contract, UUID milestone) {
        return (isFresh(contract.id()) ? store.critical(contract.id()) : compute.critical(contract))
                .contains(milestone);
    }

    /** Without dependencies nothing is critical, and nothing is kept. */
    private boolean isFresh(UUID contract) {
        long kept = store.sequence(contract);
        return kept == 0 ? !store.hasDependencies(contract) : kept == plans.sequence(contract);
    }
}
