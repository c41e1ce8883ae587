package dev.milepost.analytics.rebuild;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Starts a rebuild of the tenant's history; one at a time. */
@ApplicationScoped
class RequestRebuild {
    private final Caller caller;
    private final RebuildStore store;

    @Inject
    RequestRebuild(Caller caller, RebuildStore store) {
        this.caller = caller;
        this.store = store;
    }

    @Transactional
    RebuildView request() {
        if (caller.party().isPresent()) {
            throw ProblemType.FORBIDDEN.because("Only the tenant's own administrators rebuild its figures.");
        }
        if (store.begin(caller.tenant(), caller.name()).isEmpty()) {
            throw ProblemType.CONFLICT.because(
                    "A rebuild is running; GET /api/v1/analytics/rebuilds says how far it is. Start the next one after it.");
        }
        return store.list(caller.tenant()).getFirst();
    }
}
