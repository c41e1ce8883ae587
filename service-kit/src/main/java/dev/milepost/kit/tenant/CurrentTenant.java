package dev.milepost.kit.tenant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * The tenant that the running work is for: the caller's, or the one that a job or a fold was given by {@link
 * TenantScope}. Without either there is no database session.
 */
@RequestScoped
public class CurrentTenant {
    private final Caller caller;
    private @Nullable String given;

    @Inject
    CurrentTenant(Caller caller) {
        this.caller = caller;
    }

    /** The slug of the tenant. */
    public String get() {
        if (given != null) {
            return given;
        }
        if (!caller.isAuthenticated()) {
            throw new IllegalStateException("no tenant, no session");
        }
        return caller.tenant();
    }

    @Nullable
    String replace(@Nullable String tenant) {
        String before = given;
        given = tenant;
        return before;
    }
}
