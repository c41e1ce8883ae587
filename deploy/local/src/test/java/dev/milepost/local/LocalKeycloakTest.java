package dev.milepost.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalKeycloakTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static LocalKeycloak keycloak;

    @BeforeAll
    static void start() {
        keycloak = new LocalKeycloak(Installation.locate(), new Workspace(directory), Ports.free());
        keycloak.start();
    }

    @AfterAll
    static void stop() {
        keycloak.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "aurora-contributor, contributor, aurora,   ,           Europe/Berlin",
        "aurora-manager,     manager,     aurora,   ,           Europe/Berlin",
        "aurora-supplier,    contributor, aurora,   hochbau,    Europe/Berlin",
        "borealis-approver,  approver,    borealis, ,           America/New_York",
        "borealis-finance,   finance,     borealis, ,           America/New_York",
        "borealis-admin,     admin,       borealis, ,           America/New_York",
        "borealis-supplier,  contributor, borealis, steelworks, America/New_York"
    })
    void token_carries_what_the_services_read(String user, String role, String tenant, String party, String zone)
            throws Exception {
        var claims = claims(keycloak.token(user));

        assertThat(claims.get("iss").textValue()).isEqualTo(keycloak.realm().toString());
        assertThat(claims.get("aud").textValue()).isEqualTo("milepost-api");
        assertThat(claims.get("tenant").textValue()).isEqualTo(tenant);
        assertThat(claims.path("party").textValue()).isEqualTo(party);
        assertThat(claims.get("groups")).extracting(JsonNode::textValue).containsExactly(role);
        assertThat(claims.get("zoneinfo").textValue()).isEqualTo(zone);
        assertThat(claims.get("email").textValue()).isEqualTo("%s@%s.example".formatted(user, tenant));
        assertThat(claims.get("name").textValue()).contains(" ");
        assertThat(claims.get("locale").textValue()).isEqualTo("aurora".equals(tenant) ? "de" : "en");
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(30 * 60);
    }

    @Test
    void subjects_are_fixed() throws Exception {
        assertThat(claims(keycloak.token("aurora-manager")).get("sub").textValue())
                .isEqualTo("0a000000-0000-4000-8000-000000000003");
    }

    @Test
    void integrator_signs_in_with_its_secret() throws Exception {
        var claims = claims(keycloak.integratorToken("borealis"));

        assertThat(claims.get("tenant").textValue()).isEqualTo("borealis");
        assertThat(claims.get("groups")).extracting(JsonNode::textValue).containsExactly("integration");
    }

    @Test
    void user_can_change_the_own_time_zone_but_not_the_own_tenant_or_party() throws Exception {
        createClientThatReachesTheAccountApi("account-test");
        var session = keycloak.token("aurora-viewer", "account-test");
        var account = (ObjectNode) JSON.readTree(Http.body(account(session).build()));
        var attributes = account.withObjectProperty("attributes");
        assertThat(attributes.fieldNames()).toIterable().contains("zoneinfo").doesNotContain("tenant", "party");

        attributes.putArray("zoneinfo").add("Europe/Vienna");
        Http.body(account(session)
                .POST(BodyPublishers.ofString(account.toString()))
                .build());
        attributes.putArray("tenant").add("borealis");
        attributes.putArray("party").add("hochbau");
        Http.succeeds(account(session)
                .POST(BodyPublishers.ofString(account.toString()))
                .build());

        var claims = claims(keycloak.token("aurora-viewer"));
        assertThat(claims.get("zoneinfo").textValue()).isEqualTo("Europe/Vienna");
        assertThat(claims.get("tenant").textValue()).isEqualTo("aurora");
        assertThat(claims.has("party")).isFalse();
    }

    private static void createClientThatReachesTheAccountApi(String name) throws Exception {
        var answer = Http.body(
                HttpRequest.newBuilder(URI.create(keycloak.address() + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=admin&password="
                                + Accounts.password("admin")))
                        .build());
        var client = JSON.createObjectNode()
                .put("clientId", name)
                .put("publicClient", true)
                .put("directAccessGrantsEnabled", true)
                .put("fullScopeAllowed", true);
        Http.body(HttpRequest.newBuilder(URI.create(keycloak.address() + "/admin/realms/milepost/clients"))
                .header(
                        "Authorization",
                        "Bearer " + JSON.readTree(answer).get("access_token").textValue())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(client.toString()))
                .build());
    }

    private static HttpRequest.Builder account(String session) {
        return HttpRequest.newBuilder(URI.create(keycloak.realm() + "/account"))
                .header("Authorization", "Bearer " + session)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8));
    }
}
