package dev.milepost.analytics.report;

import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Lets a job see what the owner of a report sees: every check that holds for their requests holds for it. */
@ApplicationScoped
class OwnerScope {
    private final TenantScope tenants;
    private final CurrentIdentityAssociation identities;

    @Inject
    OwnerScope(TenantScope tenants, CurrentIdentityAssociation identities) {
        this.tenants = tenants;
        this.identities = identities;
    }

    /** Work that may fail with what it is made of. */
    interface Work<T> {
        T call() throws java.io.IOException;
    }

    <T> T call(Owner owner, Work<T> work) {
        return tenants.call(owner.tenant(), () -> {
            var before = identities.getIdentity();
            identities.setIdentity(QuarkusSecurityIdentity.builder()
                    .setPrincipal(new Token(owner))
                    .addRoles(new HashSet<>(owner.roles()))
                    .build());
            try {
                return work.call();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                identities.setIdentity(before);
            }
        });
    }

    /** What their token said, as far as anything asks for it. */
    private static final class Token implements JsonWebToken {
        private final String name;
        private final Map<String, Object> claims = new HashMap<>();

        Token(Owner owner) {
            name = owner.name();
            claims.put("tenant", owner.tenant());
            claims.put("sub", owner.subject());
            claims.put("name", name);
            if (owner.party() != null) {
                claims.put("party", owner.party());
            }
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked") // the caller says of which type a claim is
        public <T> @Nullable T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
