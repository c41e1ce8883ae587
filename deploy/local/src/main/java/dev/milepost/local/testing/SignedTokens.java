package dev.milepost.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets tests of a single service sign access tokens themselves: the service verifies them with the public key of the
 * run, exactly as it verifies Keycloak's. The whole system is tested with Keycloak.
 */
public final class SignedTokens implements QuarkusTestResourceLifecycleManager {
    /** The issuer that the service under test trusts. */
    public static final String ISSUER = "https://issuer.test/realms/milepost";

    private static final String KEY_PROPERTY = "milepost.test.signing-key";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            // Tests run in another class loader, so the key travels as a property.
            System.setProperty(
                    KEY_PROPERTY,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            return Map.of(
                    "quarkus.oidc.auth-server-url",
                    "",
                    "quarkus.oidc.public-key",
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                    "quarkus.oidc.token.issuer",
                    ISSUER,
                    "quarkus.oidc.client-id",
                    "milepost-api");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(KEY_PROPERTY);
    }

    /** A token of the user {@code <tenant>-<first role>}, the same person each time. */
    public static String token(String tenant, String... roles) {
        return tokenOf(tenant, null, roles);
    }

    /** A token of a counterparty's user; of the tenant's own where {@code party} is null. */
    public static String tokenOf(String tenant, @Nullable String party, String... roles) {
        String user = tenant + "-" + (party == null ? "" : party + "-") + roles[0];
        return sign(claims(
                user, tenant, party, ISSUER, InstantSource.system().instant().plusSeconds(3600), roles));
    }

    /** A token that ran out an hour ago. */
    public static String expiredToken(String tenant, String... roles) {
        return tokenUntil(InstantSource.system().instant().minusSeconds(3600), tenant, roles);
    }

    /** A token that runs out at {@code expiry}. */
    public static String tokenUntil(Instant expiry, String tenant, String... roles) {
        return sign(claims(tenant + "-" + roles[0], tenant, null, ISSUER, expiry, roles));
    }

    /** A token of another realm, signed with the right key. */
    public static String foreignToken(String tenant, String... roles) {
        return sign(claims(
                tenant + "-" + roles[0],
                tenant,
                null,
                "https://issuer.test/realms/other",
                InstantSource.system().instant().plusSeconds(3600),
                roles));
    }

    /** The id that {@link #token} gives as {@code sub} to the user of that name. */
    public static String subject(String user) {
        return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String claims(
            String user,
            @Nullable String tenant,
            @Nullable String party,
            String issuer,
            Instant expiry,
            String... roles) {
        String groups = Arrays.stream(roles).map(role -> '"' + role + '"').collect(Collectors.joining(","));
        return """
                {"iss":"%s","sub":"%s","aud":["milepost-api"],"exp":%d,"iat":%d,"jti":"%s","typ":"Bearer",
                 "preferred_username":"%s","name":"%s","email":"%s@%s.example","zoneinfo":"Europe/Berlin","locale":"en",
                 "groups":[%s]%s%s}""".formatted(
                        issuer,
                        subject(user),
                        expiry.getEpochSecond(),
                        expiry.minusSeconds(3600).getEpochSecond(),
                        UUID.randomUUID(),
                        user,
                        "Test " + user,
                        user,
                        tenant,
                        groups,
                        tenant == null || tenant.isEmpty() ? "" : ",\"tenant\":\"" + tenant + "\"",
                        party == null ? "" : ",\"party\":\"" + party + "\"");
    }

    private static String sign(String claims) {
        String key = System.getProperty(KEY_PROPERTY);
        if (key == null) {
            throw new IllegalStateException("no signing key: add SignedTokens as a test resource");
        }
        try {
            String content = URL.encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                    + "."
                    + URL.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
            PrivateKey privateKey = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
