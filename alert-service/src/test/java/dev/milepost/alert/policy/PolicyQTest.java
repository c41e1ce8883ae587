package dev.milepost.alert.policy;

import static dev.milepost.alert.PoliciesApi.PATH;
import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.post;
import static dev.milepost.alert.PoliciesApi.rung;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.milepost.alert.ServiceTest;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PolicyQTest extends ServiceTest {
    private static final String TENANT = "aurora";

    @Test
    void is_made_read_changed_and_deleted() {
        Map<String, Object> wanted = forContract(UUID.randomUUID(), "DUE_DATE", rung("P-7D", "OWNER"));
        String name = String.valueOf(wanted.get("name"));
        var made = post(TENANT, wanted)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", containsString(PATH))
                .body("name", equalTo(name))
                .body("enabled", equalTo(true))
                .body("order", equalTo(100))
                .body("at", containsString("09:00"))
                .body("urgency", equalTo("NORMAL"))
                .body("rungs[0].offset", equalTo("P-7D"));
        String policy = PATH + "/" + made.extract().path("id");

        as(TENANT, "viewer").get(policy).then().statusCode(200).body("name", equalTo(name));
        as(TENANT, "viewer").get(PATH + "?limit=200").then().statusCode(200).body("items.name", hasItem(name));

        as(TENANT, "manager")
                .contentType("application/merge-patch+json")
                .body("{\"at\": \"07:30\", \"urgency\": \"URGENT\"}")
                .patch(policy)
                .then()
                .statusCode(428);
        as(TENANT, "manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"at\": \"07:30\", \"urgency\": \"URGENT\"}")
                .patch(policy)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("at", containsString("07:30"))
                .body("rungs[0].offset", equalTo("P-7D"));
        as(TENANT, "manager").header("If-Match", "\"1\"").delete(policy).then().statusCode(412);
        as(TENANT, "manager").header("If-Match", "\"2\"").delete(policy).then().statusCode(204);
        as(TENANT, "manager").get(policy).then().statusCode(404);
    }

    @Test
    void a_repeated_post_makes_one() {
        Map<String, Object> wanted = forContract(UUID.randomUUID(), "DUE_DATE", rung("P-7D", "OWNER"));
        String key = UUID.randomUUID().toString();

        String first = as(TENANT, "admin")
                .header("Idempotency-Key", key)
                .body(wanted)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String second = as(TENANT, "admin")
                .header("Idempotency-Key", key)
                .body(wanted)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(second).isEqualTo(first);
        post(TENANT, wanted).then().statusCode(409).body("detail", containsString("belongs to policy " + first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "contributor", "approver", "finance", "integration"})
    void others_than_managers_only_read(String role) {
        as(TENANT, role)
                .body(forContract(UUID.randomUUID(), "DUE_DATE", rung("P-7D", "OWNER")))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void belongs_to_its_tenant() {
        String id = create(TENANT, forContract(UUID.randomUUID(), "DUE_DATE", rung("P-7D", "OWNER")));

        as("borealis", "manager").get(PATH + "/" + id).then().statusCode(404);
        as("borealis", "manager")
                .header("If-Match", "*")
                .delete(PATH + "/" + id)
                .then()
                .statusCode(404);
        as("borealis", "manager")
                .get(PATH + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        RestAssured.given()
                .auth()
                .oauth2(SignedTokens.tokenOf(TENANT, "supplier", "manager"))
                .get(PATH + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void pages_follow_each_other() {
        String tenant = "pages-" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 5; i++) {
            create(tenant, forContract(UUID.randomUUID(), "DUE_DATE", rung("P-7D", "OWNER")));
        }
        List<String> names = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = as(tenant, "viewer")
                    .get(PATH + "?limit=2" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            names.addAll(page.getList("items.name"));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }
        assertThat(names).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    static Stream<Arguments> wrong() {
        Map<String, Object> rung = rung("P-7D", "OWNER");
        return Stream.of(
                Arguments.of("scope.value", Map.of("scope", Map.of("kind", "PRIORITY", "value", "HUGE"))),
                Arguments.of("scope.value", Map.of("scope", Map.of("kind", "TENANT", "value", "x"))),
                Arguments.of("scope.value", Map.of("scope", Map.of("kind", "MILESTONE", "value", "42"))),
                Arguments.of("scope.kind", Map.of("subject", "TERM_END", "scope", Map.of("kind", "TAG", "value", "x"))),
                Arguments.of("customField", Map.of("subject", "CUSTOM_DATE")),
                Arguments.of("customField", Map.of("subject", "CONTRACT_DATE")),
                Arguments.of("customField", Map.of("customField", "warranty")),
                Arguments.of("jurisdiction", Map.of("jurisdiction", "XX-Y")),
                Arguments.of("quietHours", Map.of("quietHours", Map.of("from", "20:00", "to", "20:00"))),
                Arguments.of("rungs[0].offset", Map.of("rungs", List.of(rung("7 days", "OWNER")))),
                Arguments.of("rungs[0].offset", Map.of("rungs", List.of(rung("P100Y", "OWNER")))),
                Arguments.of("rungs[0].offset", Map.of("rungs", List.of(rung("P1M-3D", "OWNER")))),
                Arguments.of(
                        "rungs[0].offset",
                        Map.of(
                                "rungs",
                                List.of(Map.of("offset", "P-1M", "business", true, "recipients", List.of("OWNER"))))),
                Arguments.of("rungs[0].offset", Map.of("subject", "SUBMITTED")),
                Arguments.of("rungs[1].offset", Map.of("rungs", List.of(rung, rung))),
                Arguments.of("rungs[1].offset", Map.of("rungs", List.of(rung, rung("P-1W", "OWNER")))),
                Arguments.of("rungs[0].recipients", Map.of("rungs", List.of(rung("P-7D")))),
                Arguments.of("rungs[0].recipients", Map.of("rungs", List.of(rung("P-7D", "OWNER", "OWNER")))),
                Arguments.of(
                        "rungs[0].addresses[0]",
                        Map.of("rungs", List.of(Map.of("offset", "P-7D", "addresses", List.of("nobody"))))),
                Arguments.of(
                        "rungs[0].escalation.after",
                        Map.of(
                                "rungs",
                                List.of(Map.of(
                                        "offset", "P-7D",
                                        "recipients", List.of("OWNER"),
                                        "escalation",
                                                Map.of("after", "soon", "recipients", List.of("OWNER_MANAGER")))))),
                Arguments.of(
                        "rungs",
                        Map.of(
                                "rungs",
                                List.of(
                                        Map.of(
                                                "offset", "P1D",
                                                "recipients", List.of("OWNER"),
                                                "repeat", Map.of("every", 1, "times", 50)),
                                        Map.of(
                                                "offset", "P2D",
                                                "recipients", List.of("OWNER"),
                                                "repeat", Map.of("every", 1, "times", 50))))));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String field, Map<String, Object> change) {
        Map<String, Object> policy = forContract(UUID.randomUUID(), "DUE_DATE", rung("P-7D", "OWNER"));
        policy.putAll(change);

        post(TENANT, policy).then().statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void no_ladder_is_not_silence() {
        Map<String, Object> policy = forContract(UUID.randomUUID(), "DUE_DATE");
        String silent = PATH + "/" + create(TENANT, policy);
        policy.remove("rungs");

        post(TENANT, policy)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("rungs"))
                .body("detail", containsString("[] for silence"));
        as(TENANT, "manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"rungs\": null}")
                .patch(silent)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("rungs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[null] | rungs[0]",
                "[{\"offset\": \"P-7D\", \"recipients\": [null]}] | rungs[0].recipients[0]",
                "[{\"offset\": \"P-7D\", \"escalation\": {\"after\": \"P1D\", \"recipients\": [null]}}]"
                        + " | rungs[0].escalation.recipients[0]"
            })
    void null_in_a_list_is_named(String rungs, String field) {
        as(TENANT, "manager")
                .body("{\"name\": \"n\", \"scope\": {\"kind\": \"TENANT\"}, \"subject\": \"DUE_DATE\", \"rungs\": "
                        + rungs + "}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field))
                .body("detail", containsString("must not be null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "8:30"})
    void a_time_of_day_is_one(String at) {
        Map<String, Object> policy = forContract(UUID.randomUUID(), "DUE_DATE", rung("P-7D", "OWNER"));
        policy.put("at", at);

        post(TENANT, policy)
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("'" + at + "' is not a time of day such as 08:30"));
    }

    @Test
    void unknown_and_missing_fields_and_absurd_sizes_are_refused() {
        Map<String, Object> policy = forContract(UUID.randomUUID(), "DUE_DATE", rung("P-7D", "OWNER"));
        policy.put("colour", "red");
        post(TENANT, policy).then().statusCode(400).body("type", containsString("unknown-field"));
        policy.remove("colour");
        policy.remove("scope");
        post(TENANT, policy).then().statusCode(400).body("violations.field", hasItem(containsString("scope")));
        List<Map<String, Object>> rungs = new ArrayList<>();
        for (int i = 1; i <= 21; i++) {
            rungs.add(rung("P-" + i + "D", "OWNER"));
        }
        Map<String, Object> large = forContract(UUID.randomUUID(), "DUE_DATE", rung("P-7D", "OWNER"));
        large.put("rungs", rungs);
        post(TENANT, large).then().statusCode(400).body("violations.field", hasItem(containsString("rungs")));
    }
}
