package dev.milepost.alert;

import static dev.milepost.alert.PoliciesApi.as;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The committed specification is exactly what the service serves. After a change of the API, write it anew with
 * {@code mvn -pl alert-service test -Dtest=OpenApiQTest -Dmilepost.openapi.update=true} and look at the difference.
 */
@QuarkusTest
class OpenApiQTest extends ServiceTest {
    private static final String API = "/api/v1/alerts/";

    @Inject
    BusinessClock clock;

    @Test
    void served_is_committed() throws Exception {
        Path committed = Path.of(System.getProperty("milepost.root"), "api-specs", "openapi", "alert-service.yaml");
        String served = given().accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        if (Boolean.getBoolean("milepost.openapi.update")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, served);
        }

        assertThat(served).isEqualTo(Files.readString(committed));
    }

    @Test
    void each_request_may_be_what_its_example_says() {
        String tenant = "example-" + UUID.randomUUID().toString().substring(0, 8);
        UUID me = Contract.person(tenant, SignedTokens.subject(tenant + "-admin"), "ada@" + tenant + ".example");
        var contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        contract.milestone("Handover", clock.today(ZoneOffset.UTC).plusDays(100), null)
                .comment(clock.instant(), me);
        String inInbox = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> as(tenant, "admin").get(API + "inbox").jsonPath().getString("items[0].id"),
                        Objects::nonNull);
        Map<String, Map<String, Map<String, Object>>> examples =
                given().get("/q/openapi?format=JSON").jsonPath().getMap("components.examples");
        var requests = new HashMap<String, Map<String, Object>>();
        examples.forEach((name, example) -> {
            if (name.endsWith("Request") || name.endsWith("Patch")) {
                requests.put(name, new HashMap<>(example.get("value")));
            }
        });
        String policy = send(tenant, "POST policies", requests.remove("PolicyRequest"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String webhook = send(tenant, "POST webhooks", requests.remove("WebhookRequest"))
                .then()
                .statusCode(201)
                .extract()
                .path("webhook.id");
        Map<String, String> operations = Map.ofEntries(
                entry("CalendarRequest", "POST calendars"),
                entry("MailSettingsRequest", "PUT mail-settings"),
                entry("MailTemplateRequest", "PUT mail-templates/final-call/de"),
                entry("MuteRequest", "POST preferences/me/mutes"),
                entry("PolicyPatch", "PATCH policies/" + policy),
                entry("PreferenceRequest", "PUT preferences/me/email"),
                entry("PreviewRequest", "POST policies/preview"),
                entry("ReplayRequest", "POST webhooks/" + webhook + "/replay"),
                entry("RotateSecretRequest", "POST webhooks/" + webhook + "/rotate-secret"),
                entry("SnoozeRequest", "POST inbox/" + inInbox + "/snooze"),
                entry("WebhookPatch", "PATCH webhooks/" + webhook));

        var softly = new SoftAssertions();
        softly.assertThat(requests.keySet()).isEqualTo(operations.keySet());
        operations.forEach((name, operation) -> {
            Map<String, Object> body = requests.getOrDefault(name, Map.of());
            body.computeIfPresent("contractId", (key, id) -> contract.id);
            body.computeIfPresent("policyId", (key, id) -> policy);
            Response answer = send(tenant, operation, body);
            softly.assertThat(answer.statusCode())
                    .as(name + ": " + answer.asString())
                    .isBetween(200, 299);
        });
        softly.assertAll();
    }

    private static Response send(String tenant, String operation, @Nullable Map<String, Object> body) {
        String[] parts = operation.split(" ", 2);
        String type = parts[0].equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return as(tenant, "admin")
                .contentType(type)
                .header("If-Match", "*")
                .body(Objects.requireNonNull(body))
                .request(parts[0], API + parts[1]);
    }

    @Test
    void query_parameters_say_what_they_hold() throws Exception {
        JsonNode api = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=JSON").asString());

        var softly = new SoftAssertions();
        for (JsonNode parameter : api.path("paths").findParents("in")) {
            String name = parameter.path("name").asText();
            JsonNode schema = parameter.path("schema");
            String example = parameter.path("example").asText();
            if (parameter.path("in").asText().equals("query")) {
                if (name.endsWith("Id")) {
                    softly.assertThat(schema.path("format").asText()).as(name).isEqualTo("uuid");
                }
                if (example.equals("true") || example.equals("false")) {
                    softly.assertThat(schema.path("type").asText()).as(name).isEqualTo("boolean");
                }
                if (parameter.path("description").asText().contains("may be repeated")) {
                    softly.assertThat(schema.path("type").asText()).as(name).isEqualTo("array");
                }
            }
        }
        softly.assertAll();
    }
}
