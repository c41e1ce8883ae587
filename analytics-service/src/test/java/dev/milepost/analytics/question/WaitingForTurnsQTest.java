package dev.milepost.analytics.question;

import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.figure.Past;
import dev.milepost.analytics.figure.Story;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** As many callers as there are connections wait for their turns to read the history: everything else goes on. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class WaitingForTurnsQTest extends ServiceTest {
    private static final int CONNECTIONS = 20;

    @Inject
    AgroalDataSource database;

    /** Callers wait here as long as the test takes; for a connection they would wait five seconds. */
    private final Turns turns = new Turns(CONNECTIONS / 5, Duration.ofMinutes(5), Duration.ofMinutes(5));

    private final String tenant = "turns-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final UUID party = UUID.randomUUID();

    @Test
    void noneOfThemHasAConnection() throws Exception {
        assertThat(database.getConfiguration().connectionPoolConfiguration().maxSize())
                .isEqualTo(CONNECTIONS);
        QuarkusMock.installMockForType(turns, Turns.class);
        new Story(tenant, contract)
                .say(
                        Past.START,
                        EventType.CONTRACT_ACTIVATED,
                        new ContractEvent(Made.contract(contract, party), CHANGE))
                .say(
                        Past.START,
                        EventType.MILESTONE_CREATED,
                        new MilestoneEvent(
                                Made.milestone(
                                        contract,
                                        UUID.randomUUID(),
                                        party,
                                        MilestoneStatus.PLANNED,
                                        LocalDate.of(2026, 3, 20),
                                        null),
                                CHANGE))
                .fold(consumer);
        Story.of(tenant, Made.party(party, "supplier", "Supplier")).fold(consumer);
        Story.of(tenant, Made.person(UUID.randomUUID(), subject(tenant + "-viewer"), "V", null))
                .fold(consumer);
        for (String way : List.of(
                "milestones?which=OPEN",
                "forecast?limit=10",
                "forecast/cash?months=3",
                "contracts/" + contract + "/forecast",
                "ahead?groupBy=type",
                "waiting?groupBy=side",
                "penalties?groupBy=type",
                "reminders?groupBy=type",
                "completion?groupBy=type",
                "exports/milestones?which=OPEN",
                "exports/forecast",
                "charts/completion")) {
            assertNoneHasOne(
                    way + (way.startsWith("contracts") ? "" : (way.contains("?") ? "&" : "?") + "field=colour:none"));
        }
    }

    private void assertNoneHasOne(String way) throws Exception {
        List<Turns.Turn> taken = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS / 5; i++) {
            taken.add(turns.take());
        }
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS)) {
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    String token = i % 2 == 0 ? token(tenant, "viewer") : tokenOf(tenant, "supplier", "manager");
                    answers.add(callers.submit(() -> given().auth()
                            .oauth2(token)
                            .accept("*/*")
                            .get(BASE + way)
                            .statusCode()));
                }
                await(way).atMost(Duration.ofSeconds(60)).until(() -> turns.waiting() == CONNECTIONS);
                assertThatCode(() -> database.getConnection().close()).as(way).doesNotThrowAnyException();
            } finally {
                taken.forEach(Turns.Turn::close);
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).as(way).isEqualTo(200);
            }
        }
    }
}
