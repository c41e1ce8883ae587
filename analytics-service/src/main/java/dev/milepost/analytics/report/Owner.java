package dev.milepost.analytics.report;

import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whoever a report runs for, as their token said when they saved it.
 *
 * @param party the reference of the counterparty they belong to; null for the tenant's own people
 */
record Owner(
        String tenant,
        String subject,
        String name,
        @Nullable String party,
        List<String> roles) {
    static Owner of(Caller caller) {
        return new Owner(
                caller.tenant(),
                caller.subject(),
                caller.name(),
                caller.party().orElse(null),
                Stream.of(
                                Roles.VIEWER,
                                Roles.CONTRIBUTOR,
                                Roles.MANAGER,
                                Roles.APPROVER,
                                Roles.FINANCE,
                                Roles.ADMIN,
                                Roles.INTEGRATION)
                        .filter(caller::hasRole)
                        .toList());
    }
}
