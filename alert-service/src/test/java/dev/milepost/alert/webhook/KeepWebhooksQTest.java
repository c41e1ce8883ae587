package dev.milepost.alert.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks through the API: who keeps them, what they may be, and what is shown of them. */
@QuarkusTest
class KeepWebhooksQTest extends ServiceTest {
    private static final String URL = "https://crm.example/hooks?key=s3cret";
    private Hooks hooks = Hooks.ofNewTenant();

    @BeforeEach
    void start() {
        hooks = Hooks.ofNewTenant();
    }

    @Test
    void is_made_read_changed_and_deleted() {
        String id = hooks.post("", Map.of("name", "CRM", "url", URL, "eventTypes", List.of("dev.milepost.milestone.*")))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", containsString(Hooks.PATH + "/"))
                .body("secret", startsWith("whsec_"))
                .body("webhook.kind", equalTo("STANDARD"))
                .body("webhook.signature", equalTo("HMAC_SHA256"))
                .body("webhook.enabled", equalTo(true))
                .body("webhook.secrets", hasSize(1))
                .extract()
                .path("webhook.id");

        hooks.request()
                .get(Hooks.PATH + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("url", equalTo(URL))
                .body("secret", nullValue());
        hooks.request().get(Hooks.PATH).then().statusCode(200).body("items.id", contains(id));

        hooks.patch(id, Map.of("name", "New CRM", "contractIds", List.of(UUID.randomUUID())))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("New CRM"))
                .body("eventTypes", contains("dev.milepost.milestone.*"));
        hooks.request()
                .contentType("application/merge-patch+json")
                .body("{\"name\": \"x\"}")
                .patch(Hooks.PATH + "/" + id)
                .then()
                .statusCode(428);
        hooks.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"x\"}")
                .patch(Hooks.PATH + "/" + id)
                .then()
                .statusCode(412);

        hooks.request().delete(Hooks.PATH + "/" + id).then().statusCode(428);
        hooks.request()
                .header("If-Match", "\"2\"")
                .delete(Hooks.PATH + "/" + id)
                .then()
                .statusCode(204);
        hooks.request().get(Hooks.PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void only_admins_and_integrations_of_the_tenant_itself_keep_them() {
        var hook = hooks.make(URL, Map.of());
        for (String role : List.of("viewer", "contributor", "manager", "approver", "finance")) {
            hooks.as(role).request().get(Hooks.PATH).then().statusCode(403);
            hooks.as(role).post("", Map.of("name", "x", "url", URL)).then().statusCode(403);
        }
        hooks.as("integration").request().get(Hooks.PATH + hook.path()).then().statusCode(200);
        given().get(Hooks.PATH).then().statusCode(401);

        var stranger = Hooks.ofNewTenant();
        for (String path : List.of("", "/deliveries", "/deliveries/" + UUID.randomUUID())) {
            stranger.request().get(Hooks.PATH + hook.path() + path).then().statusCode(404);
        }
        stranger.post(hook.path() + "/ping", "").then().statusCode(404);
        stranger.post(hook.path() + "/replay", Map.of()).then().statusCode(404);
        stranger.patch(hook.id, Map.of("name", "mine")).then().statusCode(404);

        String supplier = SignedTokens.tokenOf(hooks.tenant, "supplier", "admin");
        for (String path : List.of("", hook.path(), hook.path() + "/deliveries")) {
            given().auth().oauth2(supplier).get(Hooks.PATH + path).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://crm.example/", "https://", "https://10.0.0.1/", "https://[::ffff:10.0.0.1]/",
                "https://169.254.169.254/latest/meta-data", "https://user:x@crm.example/", "https://2852039166/", ""
            })
    void an_address_that_must_not_be_is_refused(String url) {
        hooks.post("", Map.of("name", "x", "url", url)).then().statusCode(400).body("violations.field", hasItem("url"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \" \", \"url\": \"https://crm.example/\"} | name",
                "{\"name\": \"x\"} | url",
                "{\"name\": \"x\", \"url\": \"https://a.example/\", \"eventTypes\": [\"dev.milepost.nothing.v1\"]} | eventTypes[0]",
                "{\"name\": \"x\", \"url\": \"https://a.example/\", \"eventTypes\": [null]} | eventTypes[0]",
                "{\"name\": \"x\", \"url\": \"https://a.example/\", \"contractIds\": [\"17\"]} | contractIds[0]",
                "{\"name\": \"x\", \"url\": \"https://a.example/\", \"milestoneTypes\": [\"NOTHING\"]} | milestoneTypes[0]",
                "{\"name\": \"x\", \"url\": \"https://a.example/\", \"tags\": [\"\"]} | tags[0]",
                "{\"name\": \"x\", \"url\": \"https://a.example/\", \"colour\": \"red\"} | colour",
                "{\"name\": \"x\", \"url\": \"https://a.example/\", \"kind\": \"SLACK\", \"signature\": \"ED25519\"} | signature"
            })
    void wrong_input_is_named(String body, String field) {
        hooks.post("", body).then().statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void kind_and_signature_do_not_change_by_patch() {
        var hook = hooks.make(URL, Map.of());

        hooks.patch(hook.id, Map.of("kind", "SLACK"))
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("kind")));
        hooks.patch(hook.id, Map.of("signature", "ED25519"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("signature"));
    }

    @Test
    void a_secret_is_shown_once_and_is_nowhere_in_the_database() throws SQLException {
        String key = UUID.randomUUID().toString();
        Map<String, ?> body = Map.of("name", "CRM", "url", URL);
        var first = hooks.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(Hooks.PATH)
                .then()
                .statusCode(201)
                .body("secret", startsWith("whsec_"))
                .extract();
        String secret = first.path("secret");

        hooks.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(Hooks.PATH)
                .then()
                .statusCode(201)
                .body("webhook.id", equalTo(first.path("webhook.id")))
                .body("secret", nullValue());
        hooks.request().get(Hooks.PATH).then().body("items", hasSize(1));

        try (var connection = Database.open()) {
            var row = connection.createStatement().executeQuery("""
                    SELECT s.sealed, w.url, (SELECT GROUP_CONCAT(body) FROM idempotency) FROM webhook_secret s
                    JOIN webhook w ON w.id = s.webhook_id WHERE w.id = '%s'""".formatted(first.<String>path("webhook.id")));
            row.next();
            byte[] raw = java.util.Base64.getDecoder().decode(secret.substring("whsec_".length()));
            assertThat(indexOf(row.getBytes(1), raw)).isEqualTo(-1);
            assertThat(new String(row.getBytes(2), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("crm.example");
            assertThat(row.getString(3)).doesNotContain(secret);
        }
    }

    @Test
    void an_ed25519_key_shows_its_public_half_whenever_asked() {
        var made = hooks.post("", Map.of("name", "CRM", "url", URL, "signature", "ED25519"))
                .then()
                .statusCode(201)
                .body("secret", startsWith("whpk_"))
                .extract();

        assertThat(hooks.get("/" + made.path("webhook.id")).getString("secrets[0].publicKey"))
                .isEqualTo(made.path("secret"));
    }

    @Test
    void the_address_of_a_chat_is_a_secret() {
        var hook = hooks.make("https://hooks.slack.example/services/T0/B0/xyz", Map.of("kind", "SLACK"));

        assertThat(hook.secret).isEqualTo("null");
        assertThat(hook.read().getString("url")).isEqualTo("https://hooks.slack.example/…");
        assertThat(hook.read().getString("signature")).isNull();
        hooks.patch(hook.id, Map.of("name", "Site chat")).then().statusCode(200);
        hooks.request()
                .header("If-Match", "*")
                .body(Map.of())
                .post(Hooks.PATH + hook.path() + "/rotate-secret")
                .then()
                .statusCode(409);
    }

    @Test
    void two_secrets_are_valid_while_one_follows_the_other() {
        var hook = hooks.make(URL, Map.of());

        hooks.post(hook.path() + "/rotate-secret", Map.of()).then().statusCode(428);
        rotate(hook, "{\"signature\": \"ED25519\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("secret", startsWith("whpk_"))
                .body("webhook.signature", equalTo("ED25519"))
                .body("webhook.secrets", hasSize(2))
                .body("webhook.secrets[0].expiresAt", nullValue())
                .body("webhook.secrets[1].expiresAt", notNullValue());
        rotate(hook, "{}").then().statusCode(200).body("webhook.secrets", hasSize(2));
        rotate(hook, "{\"overlap\": \"PT0S\"}").then().statusCode(200).body("webhook.secrets", hasSize(1));
        rotate(hook, "{\"overlap\": \"P8D\"}").then().statusCode(400).body("violations[0].field", equalTo("overlap"));
        rotate(hook, "{\"overlap\": \"soon\"}")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("PT24H"));
    }

    @Test
    void a_tenant_has_at_most_a_hundred() {
        for (int i = 0; i < 100; i++) {
            hooks.make(URL, Map.of("enabled", false));
        }
        hooks.post("", Map.of("name", "one more", "url", URL)).then().statusCode(409);
        String next = hooks.get("?limit=60").getString("nextCursor");
        assertThat(hooks.get("?limit=60&cursor=" + next).getList("items")).hasSize(40);
    }

    private io.restassured.response.Response rotate(Hooks.Hook hook, String body) {
        return hooks.request().header("If-Match", "*").body(body).post(Hooks.PATH + hook.path() + "/rotate-secret");
    }

    private static int indexOf(byte[] all, byte[] part) {
        return java.util.Collections.indexOfSubList(asList(all), asList(part));
    }

    private static List<Byte> asList(byte[] bytes) {
        List<Byte> list = new java.util.ArrayList<>();
        for (byte one : bytes) {
            list.add(one);
        }
        return list;
    }
}
