package dev.milepost.kit.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.kit.time.RealTime;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for a short while that a token was verified: checking its signature and reading its claims anew with each
 * request takes longer than all of what a small request does. Within that while a token is not checked again against
 * the keys of the identity provider, which are not asked for with each request either; it is never taken beyond its own
 * expiry. A token that is bound to a certificate or a key of the sender (a {@code cnf} claim, RFC 7800) is checked each time.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {
    private static final int MOST = 2_000; // a token with what was read of it takes about 10 KiB
    private static final int BEFORE_THE_PROVIDER = 2 * SYSTEM_FIRST; // whose priority is just above SYSTEM_FIRST

    private final OidcIdentityProvider provider;
    private final RealTime now;
    private final Cache<String, Verified> verified;

    /** An identity, and when its token expires. */
    private record Verified(SecurityIdentity identity, Instant expiry) {}

    @Inject
    VerifiedTokens(
            OidcIdentityProvider provider,
            RealTime now,
            @ConfigProperty(name = "milepost.tokens.remembered-for") Duration rememberedFor) {
        this.provider = provider;
        this.now = now;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(rememberedFor)
                .build();
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_THE_PROVIDER;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof AccessTokenCredential)) {
            return provider.authenticate(request, context);
        }
        String token = request.getToken().getToken();
        Verified known = verified.getIfPresent(token);
        if (known != null && now.instant().isBefore(known.expiry())) {
            return Uni.createFrom().item(known.identity());
        }
        return provider.authenticate(request, context).invoke(identity -> remember(token, identity));
    }

    boolean remembers(String token) {
        return verified.getIfPresent(token) != null;
    }

    private void remember(String token, SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken claims && !claims.containsClaim("cnf")) {
            verified.put(token, new Verified(ofNoRequest(identity), Instant.ofEpochSecond(claims.getExpirationTime())));
        }
    }

    /** The identity without the request that it came with, which must not live on. */
    private static SecurityIdentity ofNoRequest(SecurityIdentity identity) {
        var builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials());
        for (Map.Entry<String, Object> attribute : identity.getAttributes().entrySet()) {
            if (!(attribute.getValue() instanceof RoutingContext)) {
                builder.addAttribute(attribute.getKey(), attribute.getValue());
            }
        }
        return builder.build();
    }
}
