package dev.milepost.analytics.figure;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.Chance;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.rollup.RollUpBuild;
import dev.milepost.events.Topics;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is overdue when a quarter ends, in time zones on both sides of the day: cells, which keep dates by quarter, say the
 * same as the history, whether the changes are counted or not.
 */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class QuarterTurnQTest extends ServiceTest {
    private static final Instant LAST_CHANGE = Instant.parse("2026-03-29T20:00:00Z");
    private static final List<String> MOMENTS = List.of(
            "2026-03-30T10:30:00Z", // 31 March in Kiritimati half an hour ago
            "2026-03-30T18:14:59Z",
            "2026-03-30T18:15:00Z", // midnight in Kathmandu
            "2026-03-31T09:59:59Z",
            "2026-03-31T10:00:00Z", // midnight there
            "2026-03-31T10:30:00Z", // 1 April there, 30 March in Pago Pago
            "2026-04-01T09:00:00Z",
            "2026-04-01T11:30:00Z", // 1 April in Pago Pago too
            "2026-04-25T00:00:00Z",
            "2026-07-02T00:00:00Z");

    @Inject
    RollUpBuild rollUps;

    @Inject
    Scheduler scheduler;

    private final Chance chance = Chance.seeded(QuarterTurnQTest.class);
    private final String tenant = "turning-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<UUID> parties = chance.ids(3);
    private final Map<UUID, List<String>> before = new LinkedHashMap<>();
    private final Map<UUID, List<String>> after = new LinkedHashMap<>();

    /** Marks are counted when the test says so. */
    @BeforeEach
    void nothingCountsByItself() {
        scheduler.pause(RollUpsQTest.JOB);
    }

    @AfterEach
    void countAgain() {
        scheduler.resume(RollUpsQTest.JOB);
    }

    @Test
    void cellsSayWhatTheHistorySaysOnEachSideOfTheTurn() throws Exception {
        for (int i = 0; i < 40; i++) {
            Past past = new Past(tenant, parties, parties, chance);
            past.entries.removeIf(entry -> entry.at().isAfter(LAST_CHANGE));
            List<String> messages = past.messages();
            before.put(past.contract, List.copyOf(messages.subList(0, messages.size() * 2 / 3)));
            after.put(past.contract, List.copyOf(messages.subList(messages.size() * 2 / 3, messages.size())));
        }
        Answers.consume(consumer, Topics.MILESTONES, before);
        count();
        Answers.consume(consumer, Topics.MILESTONES, after);
        compare("a third is not counted");
        count();
        compare("all are counted");
    }

    private void count() {
        while (rollUps.goOn(tenant, 1)) {
            // all of it
        }
    }

    private void compare(String stage) throws Exception {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String question : questions()) {
            cells.put(question, said(question));
        }
        assertThat(String.join("", cells.values())).containsPattern("\"overdue\":[1-9]");
        execute("UPDATE roll_up_state SET newest = '9999-01-01' WHERE tenant_id = '" + tenant + "'");
        cells.forEach(
                (question, said) -> assertThat(said).as(stage + " " + question).isEqualTo(said(question)));
        execute("UPDATE roll_up_state SET newest = '1000-01-01' WHERE tenant_id = '" + tenant + "'");
    }

    private String said(String question) {
        return given().auth()
                .oauth2(token(tenant, "admin"))
                .urlEncodingEnabled(false)
                .get(URI.create(BASE + question))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> questions() {
        List<String> questions = new ArrayList<>();
        for (String moment : MOMENTS) {
            for (String question : List.of("completion", "delay", "compliance", "workload", "money")) {
                for (String groups : List.of("type", "contract", "counterparty", "tag", "month", "team&type=REPORT")) {
                    if (!question.equals("money") || !groups.contains("&")) {
                        questions.add(question + "?groupBy=" + groups
                                + (question.equals("money") ? "&currency=EUR" : "") + "&asOf=" + moment);
                    }
                }
                questions.add(question + "?against=CURRENT&asOf=" + moment);
            }
        }
        return questions;
    }
}
