package dev.milepost.analytics.chart;

import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.analytics.Chance;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Answers;
import dev.milepost.analytics.figure.Past;
import dev.milepost.events.DependencyEvent;
import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.EventType;
import dev.milepost.events.LagUnit;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures over HTTP: the same figures as JSON, of what the caller may see. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ChartQTest extends ServiceTest {
    private static final String BASE = "/api/v1/analytics/";
    private static final String TENANT = "charts";
    private static final String AS_OF = "asOf=2026-11-01T10:00:00Z";
    private static final String SVG = "image/svg+xml";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Past tied;

    @BeforeEach
    void fold() {
        if (tied != null) {
            return;
        }
        Chance chance = new Chance(ChartQTest.class, 21);
        tied = Past.fold(consumer, 25, TENANT, chance.ids(2), chance.ids(2), chance).stream()
                .filter(past -> past.milestones.size() > 1 && past.entries.size() > 15)
                .findFirst()
                .orElseThrow();
        tie();
    }

    /** Its first two milestones depend on each other's dates; another dependency came and went. */
    private void tie() {
        List<UUID> ids = List.copyOf(tied.milestones.keySet());
        var first = new DependencyState(
                UUID.randomUUID(),
                1,
                tied.contract,
                ids.get(0),
                ids.get(1),
                DependencyType.FS,
                1,
                LagUnit.CALENDAR_DAYS);
        var second = new DependencyState(
                UUID.randomUUID(),
                1,
                tied.contract,
                ids.get(1),
                ids.get(0),
                DependencyType.SF,
                3,
                LagUnit.BUSINESS_DAYS);
        var at = tied.entries.getLast().at();
        tied.entries.add(new Past.Entry(at, EventType.DEPENDENCY_ADDED, new DependencyEvent(second, CHANGE)));
        tied.entries.add(new Past.Entry(at, EventType.DEPENDENCY_REMOVED, new DependencyEvent(second, CHANGE)));
        tied.entries.add(new Past.Entry(at, EventType.DEPENDENCY_ADDED, new DependencyEvent(first, CHANGE)));
        Answers.consume(consumer, tied.contract, tied.messages());
    }

    private static Response get(String path, String accept) {
        return get(token(TENANT, "admin"), path, accept);
    }

    private static Response get(String token, String path, String accept) {
        return given().auth()
                .oauth2(token)
                .accept(accept)
                .urlEncodingEnabled(false)
                .get(URI.create(BASE + path));
    }

    private static String svg(String path) {
        Response response = get(path, SVG);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).startsWith(SVG);
        return response.asString();
    }

    private static JsonNode json(String path) throws Exception {
        return JSON.readTree(get(path, "application/json").asString());
    }

    private static String number(JsonNode number) {
        return NumberFormat.getInstance(Locale.ENGLISH).format(number.asLong());
    }

    @ParameterizedTest
    @CsvSource({
        "trends?figure=MEAN_DELAY&window=2, trends?figure=MEAN_DELAY&window=2",
        "trends?figure=MEAN_SLIP, trends?figure=MEAN_SLIP",
        "delay?against=CURRENT, delay?against=CURRENT",
        "bottlenecks?groupBy=team, bottlenecks?groupBy=team",
        "completion?priority=HIGH, completion?priority=HIGH",
        "money?currency=EUR, money?currency=EUR&groupBy=month"
    })
    void aPictureIsOfTheMilestonesOfTheAnswer(String chart, String question) throws Exception {
        String svg = svg("charts/" + chart + "&" + AS_OF);
        assertThat(svg).startsWith("<svg").contains("As of Nov 1, 2026, 10:00");
        if (!chart.startsWith("completion") && !chart.startsWith("forecast")) {
            assertThat(svg).contains("· " + number(json(question + "&" + AS_OF).get("milestones")) + " milestones");
        }
        assertThat(svg(chart + "&" + AS_OF)).isEqualTo(svg); // the question's own address, by Accept
    }

    @Test
    void figuresInItAreThoseOfTheAnswer() throws Exception {
        JsonNode completion = json("completion?" + AS_OF).at("/groups/0/figures");
        assertThat(svg("charts/completion?" + AS_OF)).contains("Met: " + number(completion.get("measured")));
        JsonNode delay = json("delay?" + AS_OF).at("/groups/0/figures");
        assertThat(svg("charts/delay?" + AS_OF))
                .contains("Median " + delay.at("/varianceDays/median").asText())
                .contains("90 % by " + delay.at("/varianceDays/p90").asText());
        JsonNode first = json("bottlenecks?groupBy=priority&" + AS_OF).at("/groups/0");
        assertThat(svg("charts/bottlenecks?groupBy=priority&" + AS_OF))
                .contains(first.at("/key/priority").asText() + ": " + number(first.at("/figures/delayDays")) + " days");
        JsonNode paid = json("money?currency=EUR&" + AS_OF).at("/groups/0/figures/paid/amount");
        assertThat(svg("charts/money?currency=EUR&" + AS_OF))
                .contains("Paid: " + NumberFormat.getInstance(Locale.ENGLISH).format(paid.asDouble()));
    }

    @Test
    void aContractIsDrawnWithWhatDependsOnWhat() throws Exception {
        String svg = svg("charts/contracts/" + tied.contract);
        JsonNode rows =
                json("milestones?which=ALL&limit=200&contract=" + tied.contract).get("items");
        assertThat(rows).isNotEmpty();
        rows.forEach(row -> assertThat(svg).contains(row.get("title").asText()));
        assertThat(svg).contains("· " + rows.size() + " milestones");
        String draft = svg("charts/contracts/" + tied.contract + "?asOf="
                + tied.entries.getFirst().at());
        assertThat(draft).contains("Nothing to show");
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        Response first = get("charts/trends?" + AS_OF, SVG);
        String tag = first.header("ETag");
        assertThat(first.header("Cache-Control")).contains("private");
        assertThat(first.header("Content-Security-Policy")).contains("default-src 'none'");
        given().auth()
                .oauth2(token(TENANT, "admin"))
                .accept(SVG)
                .header("If-None-Match", tag)
                .get(BASE + "charts/trends?" + AS_OF)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        get("charts/trends?theme=DARK&" + AS_OF, SVG).then().header("ETag", not(equalTo(tag)));
    }

    @Test
    void itLooksAsAskedFor() {
        String svg =
                svg("charts/delay?theme=PRINT&accent=0f766e&font=Inter,serif&width=640&height=300&lang=de&" + AS_OF);
        assertThat(svg)
                .contains(
                        "width=\"640\"",
                        "height=\"300\"",
                        "#0f766e",
                        "font-family=\"Inter,serif\"",
                        "Stand 01.11.2026");
        // what a browser sends for an image
        get("delay?" + AS_OF, "image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8")
                .then()
                .statusCode(200)
                .contentType(startsWith(SVG));
        get("delay?" + AS_OF, "*/*").then().contentType(startsWith("application/json"));
        get("flow?" + AS_OF, SVG).then().statusCode(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trends", "delay", "bottlenecks", "completion", "money"})
    void onlyWhatTheCallerMaySeeIsDrawn(String chart) {
        get(token("nobody", "admin"), "charts/" + chart, SVG)
                .then()
                .statusCode(200)
                .body(containsString("Nothing to show"));
        get(tokenOf(TENANT, "unknown", "manager"), "charts/" + chart + "?currency=EUR&" + AS_OF, SVG)
                .then()
                .statusCode(200)
                .body(containsString("Nothing to show"));
        given().get(BASE + "charts/" + chart).then().statusCode(401);
        get(token(TENANT, "visitor"), "charts/" + chart, SVG).then().statusCode(403);
    }

    @Test
    void anotherTenantsContractIsNotThere() {
        for (String token : List.of(token("nobody", "admin"), tokenOf(TENANT, "unknown", "manager"))) {
            get(token, "charts/contracts/" + tied.contract, SVG).then().statusCode(404);
            get(token, "charts/contracts/" + UUID.randomUUID(), SVG).then().statusCode(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "charts/trends?theme=PINK, theme",
        "charts/trends?width=5, width",
        "charts/trends?figure=NONE, figure",
        "charts/trends?groupBy=team, groupBy",
        "charts/delay?groupBy=team, groupBy",
        "charts/completion?groupBy=team, groupBy",
        "charts/money?groupBy=team, groupBy",
        "charts/delay?colour=red, colour",
        "charts/delay?lang=!, lang",
        "charts/contracts/0197a3c2-0000-7000-8000-000000000001?team=x, team",
    })
    void whatIsWrongIsRefusedAndNamed(String path, String field) {
        get(path, SVG + ", application/problem+json")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void currenciesAreNotDrawnTogether() {
        get("charts/money?" + AS_OF, SVG + ", application/problem+json")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("currency="));
        get(token(TENANT, "viewer"), "charts/bottlenecks?groupBy=owner", SVG)
                .then()
                .statusCode(403);
    }
}
