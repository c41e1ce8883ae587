package dev.milepost.kit.tenant;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs jobs and folds for a tenant; requests have theirs from the token. */
@ApplicationScoped
public class TenantScope {
    private final CurrentTenant current;

    @Inject
    TenantScope(CurrentTenant current) {
        this.current = current;
    }

    /** Runs {@code work} for {@code tenant}, in a request context of its own when none is active. */
    public <T extends @Nullable Object> T call(String tenant, Supplier<T> work) {
        ManagedContext context = Arc.container().requestContext();
        if (context.isActive()) {
            return callWithin(tenant, work);
        }
        context.activate();
        try {
            return callWithin(tenant, work);
        } finally {
            context.terminate();
        }
    }

    /** {@link #call} for work without a result. */
    public void run(String tenant, Runnable work) {
        call(tenant, () -> {
            work.run();
            return null;
        });
    }

    private <T extends @Nullable Object> T callWithin(String tenant, Supplier<T> work) {
        String before = current.replace(tenant);
        try {
            return work.get();
        } finally {
            current.replace(before);
        }
    }
}
