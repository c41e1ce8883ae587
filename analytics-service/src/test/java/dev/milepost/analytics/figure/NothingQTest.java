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
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A period in which nothing was promised, of a tenant of whom much is known. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class NothingQTest extends TwoTenantsTest {
    private static final String NOTHING = "from=2031-01-01&to=2031-01-31";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "completion?" + NOTHING,
                "completion?month=2031-01",
                "completion?groupBy=month&" + NOTHING,
                "completion?groupBy=contract,tag&" + NOTHING,
                "delay?" + NOTHING,
                "flow?" + NOTHING,
                "bottlenecks?" + NOTHING,
                "money?" + NOTHING,
                "money?currency=EUR&groupBy=month&" + NOTHING,
                "workload?" + NOTHING,
                "compliance?" + NOTHING,
                "waiting?" + NOTHING,
                "penalties?" + NOTHING,
                "ahead?" + NOTHING,
                "reminders?" + NOTHING,
                "trends?figure=ON_TIME_RATE&" + NOTHING,
                "trends?figure=MILESTONES&month=2031-01",
            })
    void hasNoGroupsAndNoMilestones(String question) throws Exception {
        JsonNode answer = get("north", question);
        assertThat(answer.get(question.startsWith("trends") ? "points" : "groups"))
                .isEmpty();
        assertThat(answer.get("milestones").asInt()).isZero();
        assertThat(answer.hasNonNull("changePoint")).isFalse();
        assertThat(get("north", answer.get("drillDown").asText()).get("items")).isEmpty();
        String csv = ask(question, "text/csv");
        assertThat(csv.lines()).as(csv).hasSize(1).first().asString().endsWith("asOf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completion", "delay", "bottlenecks", "trends", "money", "cash"})
    void isDrawnAsNothing(String chart) {
        assertThat(ask("charts/" + chart + "?" + NOTHING, "image/svg+xml"))
                .contains(">Nothing to show for this question</text>");
    }

    @Test
    void promisesNoMoneyAndForetellsNothing() throws Exception {
        JsonNode cash = get("north", "forecast/cash?" + NOTHING);
        assertThat(cash.get("basis").asText()).isEqualTo("HISTORY"); // it is known how late things come
        assertThat(cash.get("months")).isEmpty();
        assertThat(ask("exports/cash?" + NOTHING, "text/csv").lines()).hasSize(1);
        assertThat(get("north", "forecast?" + NOTHING).get("items")).isEmpty();
        assertThat(ask("exports/forecast?" + NOTHING, "text/csv").lines()).hasSize(1);
        assertThat(ask("exports/milestones?" + NOTHING, "text/csv").lines()).hasSize(1);
    }

    private static String ask(String path, String type) {
        Response answer = given().auth()
                .oauth2(token("north", "admin"))
                .accept(type)
                .urlEncodingEnabled(false)
                .get(URI.create(BASE + path));
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(200);
        return answer.asString();
    }
}
