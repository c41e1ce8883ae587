package dev.milepost.kit.tenant;

import dev.milepost.kit.problem.ProblemType;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as their token says it and nothing else does: tenant and party come from attributes that only
 * administrators of the identity provider can edit.
 */
@RequestScoped
public class Caller {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String SERVICE_ACCOUNT_PREFIX = "service-account-";

    private final SecurityIdentity identity;

    @Inject
    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether there is a caller with a valid token. */
    public boolean isAuthenticated() {
        return !identity.isAnonymous();
    }

    /** The slug of the caller's tenant. */
    public String tenant() {
        String tenant = claim("tenant");
        if (tenant == null || !SLUG.matcher(tenant).matches()) {
            throw ProblemType.NO_TENANT.because(
                    "The token has no 'tenant' claim; an administrator sets it as an attribute of the user.");
        }
        return tenant;
    }

    /** The reference of the counterparty the caller belongs to; empty for the tenant's own people. */
    public Optional<String> party() {
        return Optional.ofNullable(claim("party"));
    }

    /** The {@code sub} of the token. */
    public String subject() {
        return Objects.requireNonNull(token().getSubject(), "the token has no sub");
    }

    /** When the token expires. */
    public Instant expiry() {
        return Instant.ofEpochSecond(token().getExpirationTime());
    }

    /** What to call them. */
    public String name() {
        String name = claim("name");
        return name == null ? userName() : name;
    }

    /** The login name, or for a service account that of its client. */
    public String userName() {
        String name = token().getName();
        return name == null
                ? subject()
                : name.startsWith(SERVICE_ACCOUNT_PREFIX) ? name.substring(SERVICE_ACCOUNT_PREFIX.length()) : name;
    }

    /** Whether a system calls and not a person. */
    public boolean isServiceAccount() {
        String name = token().getName();
        return name != null && name.startsWith(SERVICE_ACCOUNT_PREFIX);
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /**
     * Whether they see every contract of the tenant, whoever its members are: administrators and systems of the tenant's
     * own. Everybody else sees a contract of MEMBERS as a member only.
     */
    public boolean seesEveryContract() {
        return party().isEmpty() && (hasRole(Roles.ADMIN) || hasRole(Roles.INTEGRATION));
    }

    /** A text claim of the token, such as {@code email}; null without it. */
    public @Nullable String claim(String name) {
        return value(token(), name) instanceof String text && !text.isBlank() ? text : null;
    }

    /** For a claim that no standard names, {@code getClaim} throws an exception and catches it, each time. */
    private static @Nullable Object value(JsonWebToken token, String claim) {
        return token instanceof OidcJwtCallerPrincipal verified
                ? verified.getClaims().getClaimValue(claim)
                : token.getClaim(claim);
    }

    private JsonWebToken token() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token;
        }
        throw ProblemType.UNAUTHORIZED.because("Send an access token: Authorization: Bearer …");
    }
}
