package dev.milepost.alert.reminder;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read what, and what is refused. */
@QuarkusTest
class AccessQTest extends ServiceTest {
    private static final String BASE = "/api/v1/alerts";

    @Inject
    BusinessClock clock;

    private String supplier = "";
    private String reminder = "";

    @SuppressWarnings("NullAway.Init")
    private Contract.Milestone milestone;

    @BeforeEach
    void plan() {
        supplier = "supplier-" + UUID.randomUUID();
        UUID party = Contract.party("aurora", supplier);
        UUID owner = Contract.person("aurora", UUID.randomUUID() + "@aurora.example");
        LocalDate due =
                LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC).plusDays(90);
        milestone = new Contract("aurora", "Europe/Berlin", clock.instant(), party)
                .is(ContractStatus.ACTIVE)
                .milestone("Handover", due, owner);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list("aurora", milestone.id).size() == 7);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(tokenOf("aurora", supplier, "contributor"), plan(milestone.id))
                                .extract()
                                .statusCode()
                        == 200);
        reminder =
                String.valueOf(Reminders.list("aurora", milestone.id).getFirst().get("id"));
    }

    private List<String> endpoints() {
        return List.of(
                BASE + "/reminders?milestoneId=" + milestone.id,
                BASE + "/reminders/" + reminder,
                plan(milestone.id),
                contractPlan());
    }

    @Test
    void no_valid_token_is_a_401() {
        for (String endpoint : endpoints()) {
            problem(given().get(endpoint).then(), 401, "unauthorized");
            problem(get(SignedTokens.expiredToken("aurora", "viewer"), endpoint), 401, "unauthorized");
            problem(get(SignedTokens.foreignToken("aurora", "viewer"), endpoint), 401, "unauthorized");
        }
    }

    @Test
    void a_role_that_is_none_is_a_403() {
        for (String endpoint : endpoints()) {
            problem(get(token("aurora", "visitor"), endpoint), 403, "forbidden");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "contributor", "manager", "approver", "finance", "admin", "integration"})
    void every_role_reads(String role) {
        for (String endpoint : endpoints()) {
            get(token("aurora", role), endpoint).statusCode(200);
        }
    }

    @Test
    void another_tenant_cannot_tell_it_from_what_is_not_there() {
        String stranger = token("borealis", "admin");
        for (String kind : List.of("reminders", "milestones", "contracts")) {
            String endpoint = BASE + "/" + kind + (kind.equals("reminders") ? "/%s" : "/%s/plan");
            String there = switch (kind) {
                case "reminders" -> reminder;
                case "milestones" -> milestone.id.toString();
                default -> milestone.contract().id.toString();
            };
            String absent = UUID.randomUUID().toString();
            String answer = problem(get(stranger, endpoint.formatted(there)), 404, "not-found")
                    .extract()
                    .path("detail");
            assertThat(problem(get(stranger, endpoint.formatted(absent)), 404, "not-found")
                            .extract()
                            .<String>path("detail")
                            .replace(absent, there))
                    .isEqualTo(answer);
        }
        get(stranger, BASE + "/reminders?milestoneId=" + milestone.id)
                .statusCode(200)
                .body("items.size()", equalTo(0));
        get(stranger, BASE + "/reminders?contractId=" + milestone.contract().id)
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void a_counterparty_sees_only_contracts_of_theirs() throws Exception {
        String takesPart = tokenOf("aurora", supplier, "contributor");
        String other = "other-" + UUID.randomUUID();
        Contract.party("aurora", other);
        for (String endpoint : endpoints()) {
            get(takesPart, endpoint).statusCode(200);
        }
        get(takesPart, BASE + "/reminders/" + reminder)
                .body("recipient.name", equalTo("Ada Ahlgren"))
                .body("recipient.address", nullValue()); // of the tenant's own people
        get(token("aurora", "viewer"), BASE + "/reminders/" + reminder)
                .body("recipient.address", endsWith("@aurora.example"));
        execute("UPDATE reminder SET state = 'SENT', reason = 'the address x@aurora.example is paused' WHERE id = '"
                + reminder + "'");
        get(takesPart, BASE + "/reminders/" + reminder).body("reason", equalTo("the address withheld is paused"));
        get(takesPart, plan(milestone.id)).body("rungs.reason", hasItem("the address withheld is paused"));
        get(token("aurora", "viewer"), BASE + "/reminders/" + reminder)
                .body("reason", equalTo("the address x@aurora.example is paused"));
        for (String party : List.of(other, "unknown-party")) {
            String outsider = tokenOf("aurora", party, "contributor");
            problem(get(outsider, BASE + "/reminders/" + reminder), 404, "not-found");
            problem(get(outsider, plan(milestone.id)), 404, "not-found");
            problem(get(outsider, contractPlan()), 404, "not-found");
            get(outsider, BASE + "/reminders").statusCode(200).body("items.size()", equalTo(0));
        }
        assertThat(get(takesPart, BASE + "/reminders?limit=200")
                        .extract()
                        .jsonPath()
                        .getList("items.contractId", String.class))
                .containsOnly(milestone.contract().id.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "milestoneId, 42, is not a UUID",
        "contractId, x, is not a UUID",
        "state, planned, PLANNED",
        "from, 2027-03-01, is not a moment",
        "to, yesterday, is not a moment",
        "sort, title, sendAt",
        "limit, 0, 1 to 200",
        "limit, 201, 1 to 200",
        "limit, many, is not a whole number",
        "limit, '', has no value",
        "from, ' ', has no value",
        "milestoneId, '', has no value",
        "state, '', has no value",
        "color, blue, is not a parameter here; take"
    })
    void a_wrong_filter_is_named(String parameter, String value, String detail) {
        problem(get(token("aurora", "viewer"), BASE + "/reminders?" + parameter + "=" + value), 400, "invalid-filter")
                .body("violations[0].field", equalTo(parameter))
                .body("detail", containsString(detail));
    }

    @Test
    void a_time_that_ends_before_it_begins_is_refused() {
        String path = BASE + "/reminders?from=2027-12-01T00:00:00Z&to=2026-12-01T00:00:00Z";
        problem(get(token("aurora", "viewer"), path), 400, "invalid-filter")
                .body("violations[0].field", equalTo("from"))
                .body("detail", containsString("is after 'to'"));
    }

    @Test
    void a_filter_of_one_value_is_given_once() {
        problem(get(token("aurora", "viewer"), BASE + "/reminders?limit=3&limit=4"), 400, "invalid-filter")
                .body("violations[0].field", equalTo("limit"))
                .body("detail", containsString("give it once"));
        get(token("aurora", "viewer"), BASE + "/reminders?state=PLANNED&state=SENT")
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminders/42", "milestones/42/plan", "contracts/42/plan"})
    void an_id_that_is_none_is_a_404(String path) {
        problem(get(token("aurora", "viewer"), BASE + "/" + path), 404, "not-found")
                .body("detail", containsString("Ids in it are UUIDs"));
    }

    @Test
    void an_empty_cursor_is_the_first_page() {
        get(token("aurora", "viewer"), BASE + "/reminders?cursor=")
                .statusCode(200)
                .body("items.size()", greaterThan(0));
    }

    @Test
    void pages_follow_each_other_in_both_orders_without_gap_or_repeat() {
        for (String sort : List.of("sendAt", "-sendAt")) {
            List<String> moments = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            String list = BASE + "/reminders?milestoneId=" + milestone.id + "&limit=3&sort=" + sort;
            String next = list;
            for (int page = 1; next != null; page++) {
                var answer = get(token("aurora", "viewer"), next).statusCode(200);
                var json = answer.extract().jsonPath();
                moments.addAll(json.getList("items.sendAt", String.class));
                ids.addAll(json.getList("items.id", String.class));
                String cursor = json.getString("nextCursor");
                assertThat(cursor == null).isEqualTo(page == 3);
                if (cursor != null) {
                    answer.header("Link", containsString("rel=\"next\""));
                }
                next = cursor == null ? null : list + "&cursor=" + cursor;
            }
            assertThat(ids).hasSize(7).doesNotHaveDuplicates();
            assertThat(moments.stream().map(Instant::parse))
                    .isSortedAccordingTo(
                            sort.equals("sendAt")
                                    ? java.util.Comparator.naturalOrder()
                                    : java.util.Comparator.reverseOrder());
        }
    }

    @Test
    void a_cursor_is_good_only_for_its_list() {
        String list = BASE + "/reminders?limit=1&milestoneId=" + milestone.id;
        String cursor = get(token("aurora", "viewer"), list).extract().path("nextCursor");
        String changed = (cursor.charAt(5) == 'A' ? "B" : "A") + cursor.substring(1);

        problem(get(token("aurora", "viewer"), list + "&cursor=" + changed), 400, "invalid-cursor");
        problem(get(token("aurora", "viewer"), list + "&cursor=x"), 400, "invalid-cursor");
        problem(get(token("aurora", "viewer"), list + "&sort=-sendAt&cursor=" + cursor), 400, "invalid-cursor");
        problem(get(token("borealis", "viewer"), list + "&cursor=" + cursor), 400, "invalid-cursor");
        get(token("aurora", "manager"), list + "&cursor=" + cursor).statusCode(200);
    }

    @Test
    void filters_narrow_the_list() {
        var all = Reminders.list("aurora", milestone.id);
        String third = String.valueOf(all.get(2).get("sendAt"));
        String list = BASE + "/reminders?milestoneId=" + milestone.id;

        count(list + "&from=" + third, 5);
        count(list + "&to=" + third, 2);
        count(list + "&state=PLANNED", 7);
        count(list + "&state=SENT&state=FAILED", 0);
        count(list + "&recipient=nobody", 0);
        count(list + "&recipient=stranger@aurora.example", 0);
        String address = get(token("aurora", "viewer"), BASE + "/reminders/" + reminder)
                .extract()
                .path("recipient.address");
        count(BASE + "/reminders?recipient=" + address, 7);
        count(BASE + "/reminders?contractId=" + milestone.contract().id, 7);
    }

    @Test
    void other_methods_and_representations_are_refused_as_problems() {
        String viewer = token("aurora", "viewer");
        given().auth().oauth2(viewer).post(BASE + "/reminders").then().statusCode(405);
        problem(
                given().auth()
                        .oauth2(viewer)
                        .accept("text/csv")
                        .get(BASE + "/reminders")
                        .then(),
                406,
                "not-acceptable");
    }

    private static void count(String list, int expected) {
        get(token("aurora", "viewer"), list).statusCode(200).body("items.size()", equalTo(expected));
    }

    private String contractPlan() {
        return BASE + "/contracts/" + milestone.contract().id + "/plan";
    }

    private static String plan(UUID milestone) {
        return BASE + "/milestones/" + milestone + "/plan";
    }

    private static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://milepost.dev/problems/" + type))
                .body("status", equalTo(status))
                .body("traceId", notNullValue());
    }
}
