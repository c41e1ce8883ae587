package dev.milepost.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One Keycloak with the realm of deploy/keycloak/realm. The first start imports it; later starts keep what was changed
 * since.
 */
public final class LocalKeycloak extends Part {
    /** The password of the demo users. */
    public static final String DEMO_PASSWORD = "milepost";

    private static final String INTEGRATOR_SECRET = "milepost-integrator";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation installation;
    private final int port;

    public LocalKeycloak(Installation installation, Workspace workspace, int port) {
        super("keycloak", workspace);
        this.installation = installation;
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** The address of Keycloak itself. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The address of the realm, which is the issuer of its tokens. */
    public URI realm() {
        return URI.create(address() + "/realms/milepost");
    }

    /** A new access token for a demo user, such as "aurora-manager". */
    public String token(String user) {
        return token(user, "milepost-cli");
    }

    String token(String user, String client) {
        return token(Map.of(
                "grant_type", "password",
                "client_id", client,
                "username", user,
                "password", DEMO_PASSWORD,
                "scope", "openid"));
    }

    /** A new access token for the service account of a tenant's integrator. */
    public String integratorToken(String tenant) {
        return token(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                tenant + "-integrator",
                "client_secret",
                INTEGRATOR_SECRET));
    }

    private String token(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        var answer = Http.body(HttpRequest.newBuilder(URI.create(realm() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(body))
                .build());
        try {
            return JSON.readTree(answer).required("access_token").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Keycloak answered: " + answer, e);
        }
    }

    @Override
    protected List<Port> ports() {
        return List.of(new Port(port, "KEYCLOAK"));
    }

    /** A home of its own that shares the program, so that two servers do not share their data. */
    @Override
    protected void prepare() {
        var program = KeycloakProgram.built(installation);
        try {
            var imports = Files.createDirectories(createdData().resolve("data/import"));
            Files.copy(
                    installation.root().resolve("deploy/keycloak/realm/milepost-realm.json"),
                    imports.resolve("milepost-realm.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            var library = data().resolve("lib");
            Files.deleteIfExists(library);
            Files.createSymbolicLink(library, program.home().resolve("lib"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected ProcessBuilder command() {
        var builder = new ProcessBuilder(KeycloakProgram.built(installation)
                .command(
                        data(),
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        // Fixed, as it is the issuer that the services expect in tokens.
                        "--hostname=" + address()));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", Accounts.password("admin"));
        return builder;
    }

    @Override
    protected boolean isReady() {
        return Http.succeeds(
                HttpRequest.newBuilder(realm()).timeout(Duration.ofSeconds(10)).build());
    }

    /** Its log tells of each look in vain. */
    @Override
    protected Duration poll() {
        return Duration.ofMillis(250);
    }
}
