package dev.milepost.analytics.rebuild;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The last rebuilds of the tenant. */
@ApplicationScoped
class ReadRebuilds {
    private final Caller caller;
    private final RebuildStore store;

    @Inject
    ReadRebuilds(Caller caller, RebuildStore store) {
        this.caller = caller;
        this.store = store;
    }

    @Transactional
    Rebuilds read() {
        if (caller.party().isPresent()) {
            throw ProblemType.FORBIDDEN.because("Only the tenant's own administrators see its rebuilds.");
        }
        return new Rebuilds(store.list(caller.tenant()));
    }
}
