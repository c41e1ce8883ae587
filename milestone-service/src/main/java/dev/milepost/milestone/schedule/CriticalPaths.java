package dev.milepost.milestone.schedule;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.deadline.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final int MOST_REMEMBERED = 50;

    private final ComputeCritical compute;
    private final PlanStore plans;
    private final CriticalStore store;
    private final Calendars calendars;
    private final Map<UUID, Computed> remembered = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Computed> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    @Inject
    CriticalPaths(ComputeCritical compute, PlanStore plans, CriticalStore store, Calendars calendars) {
        this.compute = compute;
        this.plans = plans;
        this.store = store;
        this.calendars = calendars;
    }

    /** The path of a contract as of an event, with a version of its calendar. */
    private record Computed(long sequence, String calendar, Set<UUID> critical) {}

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

    /**
     * Whether a milestone of a contract is critical now. Locks and stores nothing, as whoever reads one waits for nobody; what
     * it computed for one milestone is remembered for the others, until the contract or its calendar changes.
     */
    public boolean isCritical(Contract contract, UUID milestone) {
        return (isFresh(contract.id()) ? store.critical(contract.id()) : computed(contract)).contains(milestone);
    }

    private Set<UUID> computed(Contract contract) {
        long sequence = plans.sequence(contract.id());
        String calendar = calendars.ofContract(contract.calendar()).ref().version();
        Computed known = remembered.get(contract.id());
        if (known == null || known.sequence() != sequence || !known.calendar().equals(calendar)) {
            known = new Computed(sequence, calendar, compute.critical(contract));
            remembered.put(contract.id(), known);
        }
        return known.critical();
    }

    /** Another version of a calendar counts business days otherwise: what was computed with it is computed anew. */
    public void forget(UUID calendar) {
        store.forget(calendar);
    }

    /** Without dependencies nothing is critical, and nothing is kept. */
    private boolean isFresh(UUID contract) {
        long kept = store.sequence(contract);
        return kept == 0 ? !store.hasDependencies(contract) : kept == plans.sequence(contract);
    }
}
