package dev.milepost.analytics.figure;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.Database.number;
import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.read;
import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.Chance;
import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.rollup.RollUpBuild;
import dev.milepost.events.Change;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Topics;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every question from cells and from the history over a random past, at every stage of counting: the same to the last digit. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class RollUpsQTest extends ServiceTest {
    /** The job that counts marks. */
    static final String JOB = "roll-ups";

    private static final int SOME = 50;
    private static final String NEXT_VERSION = "UPDATE roll_up_state SET version = UUID() WHERE tenant_id = '";
    private static final List<String> QUESTIONS =
            List.of("completion", "delay", "flow", "bottlenecks", "money", "workload", "compliance");

    @Inject
    RollUpBuild rollUps;

    @Inject
    Scheduler scheduler;

    @Inject
    BusinessClock clock;

    private final Chance chance = Chance.seeded(RollUpsQTest.class);
    private final String tenant = "rolled-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<UUID> parties = chance.ids(4);
    private final List<UUID> people = chance.ids(3);
    private final Map<UUID, List<String>> streams = new LinkedHashMap<>();
    private String asOf;
    /** A second before or after, in the same quarter of an hour: what came of cells is kept for so long. */
    private String besides;

    /** Marks are counted when the test says so. */
    @BeforeEach
    void nothingCountsByItself() {
        scheduler.pause(JOB);
    }

    @AfterEach
    void countAgain() {
        scheduler.resume(JOB);
    }

    @BeforeEach
    void remember() {
        Instant end = clock.instant().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Instant moment = end.plusSeconds(5_025);
        asOf = moment.toString();
        besides =
                moment.plusSeconds(moment.getEpochSecond() % 900 == 0 ? 1 : -1).toString();
        for (int i = 0; i < 40; i++) {
            Past past = new Past(tenant, parties, people, chance);
            past.entries.removeIf(entry -> entry.at().isAfter(end));
            streams.put(past.contract, past.messages());
        }
        UUID supplier = parties.getFirst();
        UUID viewer = people.getFirst();
        streams.put(
                supplier,
                Story.of(tenant, Made.party(supplier, "supplier", "Supplier")).messages());
        streams.put(
                viewer,
                Story.of(tenant, Made.person(viewer, subject(tenant + "-viewer"), "V", null))
                        .messages());
    }

    @Test
    void cellsSayWhatTheHistorySays() throws Exception {
        Map<UUID, List<String>> later = new LinkedHashMap<>();
        streams.forEach((key, messages) -> {
            List<String> rest = messages.subList(messages.size() / 2, messages.size());
            later.put(key, List.copyOf(rest));
        });
        streams.replaceAll((key, messages) -> List.copyOf(messages.subList(0, messages.size() / 2)));
        Answers.consume(consumer, Topics.MILESTONES, streams);
        assertThat(due()).isPositive();
        compare("nothing is counted", SOME);

        rollUp();
        assertThat(due()).isZero();
        compare("everything is counted", SOME);

        Answers.consume(consumer, Topics.MILESTONES, later);
        compare("the second half is due", SOME);

        rollUp();
        compare("everything is counted again", 4 * SOME);
        assertThat(number("SELECT COUNT(*) FROM roll_up_counted WHERE tenant_id = '" + tenant + "'"))
                .isPositive();

        rebuildMendsEverything();

        // that cells are what was compared, read once for each version
        long milestones = milestones();
        assertThat(milestones).isPositive();
        execute("DELETE FROM roll_up_cell WHERE tenant_id = '" + tenant + "'");
        assertThat(milestones()).isEqualTo(milestones);
        execute(NEXT_VERSION + tenant + "'");
        assertThat(milestones()).isZero();
    }

    private long milestones() throws Exception {
        return read(token(tenant, "admin"), "completion?asOf=" + asOf)
                .get("milestones")
                .asLong();
    }

    /** After a burst so much is due that some is left out, in the order of ids: of the contract asked for nothing is. */
    @Test
    void oneContractIsRightHoweverMuchOfOthersIsDue() throws Exception {
        String busy = "busy-" + tenant;
        UUID contract = UUID.fromString("ffffffff-0000-7000-8000-000000000001");
        Answers.consume(consumer, contract, moved(busy, contract, 0));
        execute("INSERT INTO roll_up_due (tenant_id, build, contract_id, unit_id, marks, at) SELECT '" + busy
                + "', 1, LPAD(CONCAT(seq, '-0000-7000-8000-000000000001'), 36, '0'),"
                + " '00000000-0000-0000-0000-000000000000', 1, '2026-01-01' FROM seq_1_to_2500");
        String viewer = token(busy, "viewer");
        assertThat(read(viewer, "contracts/" + contract + "/summary")
                        .at("/milestones/total")
                        .asLong())
                .isOne();
        assertThat(read(viewer, "completion?contract=" + contract)
                        .get("milestones")
                        .asLong())
                .isOne();
        assertThat(read(viewer, "completion").get("milestones").asLong()).isOne();
        execute("DELETE FROM roll_up_due WHERE tenant_id = '" + busy + "'");
    }

    /** Reasons are free text. A cell does not grow with them, and the answer is the same. */
    @Test
    void manyReasonsDoNotFillTheCells() throws Exception {
        String wordy = "wordy-" + tenant;
        UUID contract = chance.id();
        List<String> messages = moved(wordy, contract, 2_000);
        Answers.consume(consumer, contract, messages.subList(0, 1_002));
        while (rollUps.goOn(wordy, 1)) {
            // all of it
        }
        String viewer = token(wordy, "viewer");
        assertThat(reasons(viewer)).isEqualTo("reason 5 100, reason 100 1");
        long few = bytes(wordy);

        Answers.consume(consumer, contract, messages.subList(1_002, messages.size()));
        assertThat(reasons(viewer)).isEqualTo("reason 5 200, reason 100 1");
        while (rollUps.goOn(wordy, 1)) {
            // all of it
        }
        assertThat(reasons(viewer)).isEqualTo("reason 5 200, reason 100 1");
        assertThat(bytes(wordy)).isLessThan(few / 10);
        trendsDoNotReadThem(wordy);

        // nor are they kept with the answer
        execute("UPDATE reschedule SET reason = 'rain' WHERE reason = 'reason 5' AND tenant_id = '" + wordy + "'");
        assertThat(reasons(viewer)).isEqualTo("rain 200, reason 100 1");
    }

    private static void trendsDoNotReadThem(String tenant) throws Exception {
        try (var connection = Database.connect();
                var statement = connection.createStatement()) {
            statement.execute("LOCK TABLES reschedule WRITE"); // who reads them waits, and is refused after a while
            for (String figure : List.of("MEAN_SLIP", "RESCHEDULES", "MEAN_RESCHEDULE")) {
                assertThat(read(token(tenant, "viewer"), "trends?groupBy=month&figure=" + figure)
                                .get("points"))
                        .as(figure)
                        .hasSize(1);
            }
        }
    }

    private static String reasons(String token) throws Exception {
        var reasons = read(token, "delay").at("/groups/0/figures/reasons");
        assertThat(reasons).hasSize(10);
        return reasons.get(0).get("reason").asText() + " " + reasons.get(0).get("count") + ", "
                + reasons.get(1).get("reason").asText() + " " + reasons.get(1).get("count");
    }

    private static long bytes(String tenant) throws Exception {
        return number(
                "SELECT SUM(LENGTH(data)) FROM roll_up_cell WHERE block = 'SLIPPING' AND tenant_id = '" + tenant + "'");
    }

    /** A contract with a milestone that is moved so often, each time for another reason, but every tenth for the same. */
    private static List<String> moved(String tenant, UUID contract, int times) {
        UUID milestone = new UUID(contract.getMostSignificantBits(), 7);
        Story story = new Story(tenant, contract)
                .say(
                        Past.START,
                        EventType.CONTRACT_UPDATED,
                        new ContractEvent(Made.contract(contract, milestone), CHANGE));
        for (int i = 0; i <= times; i++) {
            String reason = "reason " + (i % 10 == 5 ? 5 : i + 90);
            LocalDate due = LocalDate.of(2026, 3, 1).plusDays(i % 2);
            story.say(
                    Past.START.plusSeconds(i),
                    EventType.MILESTONE_UPDATED,
                    new MilestoneEvent(
                            Made.milestone(contract, milestone, milestone, MilestoneStatus.PLANNED, due, null),
                            new Change(null, "test", reason, null)));
        }
        return story.messages();
    }

    private void rebuildMendsEverything() throws Exception {
        String here = " WHERE tenant_id = '" + tenant + "'";
        // cells are of now again: what calibration asks of earlier moments is for the history
        execute("UPDATE roll_up_state SET newest = LEFT('" + asOf.replace('T', ' ') + "', 19)" + here);
        Map<String, String> before = answers();
        execute("UPDATE roll_up_cell SET data = (SELECT data FROM roll_up_cell" + here + " LIMIT 1)" + here
                + " AND block = 'STANDING'");
        execute(NEXT_VERSION + tenant + "'");
        execute("UPDATE contract_fact SET access = 'TENANT'" + here);
        execute("DELETE FROM contract_party" + here);
        execute("UPDATE person_fact SET subject = 'nobody'" + here);
        execute("UPDATE party_fact SET reference = 'nothing'" + here);
        execute("UPDATE payment_history SET outstanding = outstanding + 1" + here);
        assertThat(answers()).isNotEqualTo(before);
        Rebuild.start(tenant);
        Rebuild.awaitLive(tenant);
        assertThat(due()).isZero();
        assertThat(answers()).isEqualTo(before);
    }

    private Map<String, String> answers() throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String token :
                List.of(token(tenant, "admin"), token(tenant, "viewer"), tokenOf(tenant, "supplier", "manager"))) {
            for (String question : List.of(
                    "completion?groupBy=team&asOf=" + asOf,
                    "delay?groupBy=type&asOf=" + asOf,
                    "flow?asOf=" + asOf,
                    "money?asOf=" + asOf,
                    "workload?groupBy=team,week&asOf=" + asOf,
                    "ahead?groupBy=team&asOf=" + asOf,
                    "reminders?asOf=" + asOf,
                    "penalties?asOf=" + asOf,
                    "forecast?limit=200&asOf=" + asOf,
                    "forecast/cash?asOf=" + asOf,
                    "forecast/calibration?asOf=" + asOf,
                    "milestones?asOf=" + asOf,
                    "summary")) {
                String answer = read(token, question).toString();
                answers.put(answers.size() + question, answer.replaceAll("\"asOf\":\"[^\"]*\"|asOf=[^&]*", ""));
            }
        }
        return answers;
    }

    private void rollUp() {
        while (rollUps.goOn(tenant, 1)) {
            // all of it
        }
    }

    private long due() throws Exception {
        return number("SELECT COUNT(*) FROM roll_up_due WHERE tenant_id = '" + tenant + "'");
    }

    private void compare(String stage, int most) throws Exception {
        List<String> questions = new ArrayList<>(questions());
        Collections.shuffle(questions, chance);
        questions = questions.subList(0, Math.min(most, questions.size()));
        Map<String, String> cells = new LinkedHashMap<>();
        for (String question : questions) {
            cells.put(question, said(token(tenant, "admin"), question));
        }
        Map<String, String> seldom = new LinkedHashMap<>();
        List<String> some = questions.subList(0, SOME / 4);
        for (String role : List.of("viewer", "manager")) {
            for (String question : some) {
                seldom.put(role + " " + question, said(token(tenant, role), question));
            }
        }
        cells.forEach((question, said) -> {
            String again = said(token(tenant, "admin"), question.replace(asOf, besides));
            assertThat(again).as("again " + question).doesNotContain(asOf);
            assertThat(again.replace(besides, asOf)).as("again " + question).isEqualTo(said);
        });
        // no cell can answer for a moment before its newest change
        String newest = number("SELECT COUNT(*) FROM roll_up_state WHERE tenant_id = '" + tenant + "'") == 0
                ? "INSERT INTO roll_up_state (tenant_id, build, newest) VALUES ('" + tenant + "', 1, '9999-01-01')"
                : "UPDATE roll_up_state SET newest = '9999-01-01' WHERE tenant_id = '" + tenant + "'";
        execute(newest);
        for (String question : questions) {
            assertThat(cells.get(question))
                    .as(stage + " " + question)
                    .isEqualTo(said(token(tenant, "admin"), question));
        }
        for (String role : List.of("viewer", "manager")) {
            for (String question : some) {
                assertThat(seldom.get(role + " " + question))
                        .as(stage + " " + role + " " + question)
                        .isEqualTo(said(token(tenant, role), question));
            }
        }
        execute("UPDATE roll_up_state SET newest = '1000-01-01' WHERE tenant_id = '" + tenant + "'");
    }

    /** The answer; a refusal too is to be the same. */
    private static String said(String token, String path) {
        return given().auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .get(URI.create(BASE + path))
                .asString()
                .replaceAll("\"(traceId|requestId|instance)\":\"[^\"]*\"", "");
    }

    private Set<String> questions() {
        Set<String> questions = new LinkedHashSet<>();
        String moment = "asOf=" + asOf;
        for (String question : QUESTIONS) {
            String mixed = question.equals("money") ? "&currency=EUR" : "";
            questions.add(question + "?" + moment);
            for (String dimension : Known.DIMENSIONS) {
                questions.add(question + "?groupBy=" + dimension + "&" + moment + mixed);
            }
            for (String filtered : List.of(
                    "groupBy=team&type=REPORT",
                    "groupBy=type&team=legal&team=none",
                    "groupBy=priority&counterparty=" + parties.getFirst(),
                    "groupBy=counterparty&month=2026-04&month=2026-05",
                    "groupBy=month&team=legal",
                    "groupBy=quarter&counterparty=" + parties.get(1),
                    "groupBy=team&quarter=2026-Q2",
                    "groupBy=team&from=2026-03-01&to=2026-06-30",
                    "groupBy=team&from=2026-03-02&to=2026-06-30",
                    "groupBy=type&to=2026-05-31",
                    "groupBy=tag&month=2026-04",
                    "groupBy=type,team",
                    "groupBy=tag&tag=safety&tag=none",
                    "tag=safety&tag=none",
                    "tag=safety",
                    "team=legal&type=REPORT",
                    "groupBy=week&team=legal",
                    "groupBy=month&month=none",
                    "contract=" + streams.keySet().iterator().next())) {
                questions.add(question + "?" + filtered + "&" + moment + mixed);
                questions.add(question + "?" + filtered + "&against=CURRENT&" + moment + mixed);
            }
        }
        questions.add("workload?groupBy=owner,week&" + moment);
        questions.add("workload?groupBy=team,week&" + moment);
        for (String more : List.of(
                "ahead?groupBy=team",
                "ahead?groupBy=owner&weeks=3",
                "forecast?limit=200&type=REPORT&priority=HIGH",
                "forecast/cash?months=6",
                "forecast/cash?team=legal",
                "forecast/calibration?months=6")) {
            questions.add(more + "&" + moment);
            questions.add(more + "&against=BASELINE&" + moment);
        }
        for (TrendOf figure : TrendOf.values()) {
            questions.add("trends?figure=" + figure + "&" + moment);
            questions.add("trends?groupBy=quarter&team=legal&figure=" + figure + "&" + moment);
            questions.add("trends?groupBy=week&type=REPORT&figure=" + figure + "&" + moment);
        }
        return questions;
    }
}
