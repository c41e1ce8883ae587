package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is wrong at every address, in whatever form the answer is to come. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class AnyQuestionQTest extends TwoTenantsTest {
    private static final List<List<String>> WRONG = List.of(
            List.of("colour=red", "colour"),
            List.of("from=2026-05-01&to=2026-04-30", "from"),
            List.of("from=2026-02-30", "from"),
            List.of("to=%2B999999999-12-31", "to"),
            List.of("asOf=2020-01-01T00:00:00Z", "asOf"), // before the first event
            List.of("asOf=-1000000000-01-01T00:00:00Z", "asOf"),
            List.of("asOf=%2B1000000000-12-31T23:59:59Z", "asOf"),
            List.of("asOf=yesterday", "asOf"),
            List.of("asOf=2026-05-01T00:00:00Z&asOf=2026-06-01T00:00:00Z", "asOf"),
            List.of("against=SOME", "against"),
            List.of("against=CURRENT&against=BASELINE", "against"),
            List.of("contract=1", "contract"),
            List.of("type=", "type"),
            List.of("from=", "from"),
            List.of("from=2026-03-01&to=", "to"),
            List.of("asOf=%20", "asOf"),
            List.of("against=", "against"),
            List.of("month=2026-13", "month"),
            List.of("week=2026-W54", "week"),
            List.of("currency=euro", "currency"),
            List.of("field=colour", "field"),
            List.of("team=" + "x".repeat(1_001), "team"));

    private static Response ask(String path) {
        return given().auth()
                .oauth2(token("north", "admin"))
                .accept("*/*")
                .urlEncodingEnabled(false)
                .get(URI.create(BASE + path));
    }

    private static void refused(String path, String field) {
        Response answer = ask(path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("violations[0].field"))
                .as(path + " " + answer.asString())
                .isEqualTo(field);
        assertThat(answer.jsonPath().getString("violations[0].message"))
                .as(path)
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "completion",
                "delay",
                "flow",
                "bottlenecks",
                "trends",
                "money",
                "workload",
                "compliance",
                "waiting",
                "penalties",
                "ahead",
                "reminders",
                "milestones",
                "forecast",
                "forecast/cash",
                "forecast/calibration",
                "exports/completion",
                "exports/workload",
                "exports/milestones",
                "exports/forecast",
                "exports/cash",
                "charts/trends",
                "charts/delay",
                "charts/bottlenecks",
                "charts/completion",
                "charts/money",
                "charts/cash"
            })
    void isRefusedAndNamed(String question) {
        for (List<String> wrong : WRONG) {
            refused(question + "?" + wrong.getFirst(), wrong.getLast());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ahead?weeks=x, weeks",
        "ahead?weeks=99999999999, weeks",
        "ahead?weeks=2&weeks=3, weeks",
        "trends?window=2.5, window",
        "trends?window=53, window",
        "trends?figure=ON_TIME_RATE&figure=MILESTONES, figure",
        "reminders?within=91, within",
        "forecast/cash?months=-1, months",
        "exports/ahead?weeks=x, weeks",
        "exports/ahead?weeks=0, weeks",
        "exports/delay?part=value, part",
        "charts/cash?months=x, months",
        "milestones?limit=201, limit",
        "milestones?limit=x, limit",
        "milestones?limit=-1, limit",
        "forecast?limit=0, limit",
        "completion?groupBy=side, groupBy",
        "waiting?groupBy=decider&groupBy=side&groupBy=team, groupBy",
        "money?groupBy=team, groupBy" // in several currencies
    })
    void whatItHasOfItsOwnAsWell(String question, String field) {
        refused(question, field);
    }

    @Test
    void whatIsAlwaysOfNowIsNotTakenForThePast() {
        String contract = "contracts/" + TwoTenants.NORTH.getFirst().contract;
        for (String path : List.of("summary", contract + "/summary", contract + "/forecast")) {
            refused(path + "?asOf=2026-05-01T00:00:00Z", "asOf");
            refused(path + "?team=legal", "team");
        }
    }

    @Test
    void aTenantWithoutEventsHasNothingAtAnyMoment() throws Exception {
        for (String asOf : List.of("", "?asOf=2020-01-01T00:00:00Z")) {
            for (String question : List.of("completion", "delay", "money", "trends", "forecast/cash", "milestones")) {
                JsonNode answer = get("without-events", question + asOf);
                assertThat(answer.findValues("milestones").toString())
                        .as(question + asOf)
                        .isIn("[0]", "[]");
                for (String list : List.of("groups", "points", "months", "items")) {
                    assertThat(answer.path(list)).as(question + asOf).isEmpty();
                }
            }
        }
    }

    @Test
    void aCursorIsOfItsOwnListAndTenant() throws Exception {
        JsonNode page = get("north", "milestones?limit=1");
        String cursor = page.get("nextCursor").asText();
        assertThat(get("north", "milestones?limit=200&cursor=" + cursor).get("items"))
                .isNotEmpty();
        for (String other : List.of(
                "milestones?type=REPORT&cursor=" + cursor,
                "milestones?which=OPEN&cursor=" + cursor,
                "milestones?asOf=2026-11-01T10:00:00Z&cursor=" + cursor,
                "forecast?cursor=" + cursor,
                "milestones?cursor=" + cursor + "x",
                "milestones?cursor=" + "y".repeat(3_000))) {
            assertThat(ask(other).statusCode()).as(other).isEqualTo(400);
        }
        given().auth()
                .oauth2(token("south", "admin"))
                .get(BASE + "milestones?cursor=" + cursor)
                .then()
                .statusCode(400);
    }

    @Test
    void asManyValuesAsAreAllowedCanBeAsked() throws Exception {
        String some = Stream.generate(UUID::randomUUID)
                .limit(99)
                .map(id -> "&contract=" + id)
                .collect(Collectors.joining());
        String one = "contract=" + TwoTenants.NORTH.getFirst().contract;
        JsonNode answer = get("north", "completion?" + one + some);
        assertThat(answer.get("milestones"))
                .isEqualTo(get("north", "completion?" + one).get("milestones"));
        assertThat(get("north", answer.get("drillDown").asText()).get("items"))
                .hasSize(answer.get("milestones").asInt());
        refused("completion?" + one + some + "&contract=" + UUID.randomUUID(), "contract");
    }

    @Test
    void theSpellingOfAnIdDoesNotMatter() throws Exception {
        String party = TwoTenants.PARTIES.getFirst().toString();
        for (String question : List.of("completion?counterparty=", "milestones?counterparty=", "money?counterparty=")) {
            String lower = get("north", question + party).toString();
            String upper = get("north", question + party.toUpperCase(java.util.Locale.ROOT))
                    .toString();
            assertThat(upper.replaceAll("\"asOf\":\"[^\"]*\"|\"drillDown\":\"[^\"]*\"|\"nextCursor\":\"[^\"]*\"", ""))
                    .isEqualTo(lower.replaceAll(
                            "\"asOf\":\"[^\"]*\"|\"drillDown\":\"[^\"]*\"|\"nextCursor\":\"[^\"]*\"", ""));
        }
    }
}
