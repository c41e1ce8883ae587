package dev.milepost.analytics.figure;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.Database.number;
import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.TwoTenants.CHANCE;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static dev.milepost.analytics.figure.TwoTenants.PARTIES;
import static dev.milepost.analytics.figure.TwoTenants.PEOPLE;
import static dev.milepost.analytics.figure.TwoTenants.SOUTH;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.Chance;
import dev.milepost.analytics.Database;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A rebuild of the history gives the same answers, whatever happens meanwhile. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class RebuildQTest extends TwoTenantsTest {
    @Test
    void aRebuildGivesTheSameAnswersToTheLastDigit() throws Exception {
        Instant asOf = MOMENTS.get(1);
        List<String> questions = Stream.of(
                        "completion?groupBy=tag,month",
                        "delay?groupBy=counterparty",
                        "flow?groupBy=owner",
                        "waiting?groupBy=owner,side",
                        "money?groupBy=currency",
                        "bottlenecks?groupBy=team",
                        "compliance?groupBy=contract",
                        "trends?groupBy=week",
                        "workload?groupBy=owner,week",
                        "ahead?groupBy=team",
                        "reminders?groupBy=type",
                        "penalties?groupBy=contract,currency",
                        "forecast?limit=200",
                        "forecast/cash?months=6",
                        "forecast/calibration?months=4",
                        "milestones?which=ALL")
                .map(question -> question + "&" + frame(asOf, true))
                .toList();
        Map<String, String> before = answers(questions);
        given().auth()
                .oauth2(token("north", "viewer"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(tokenOf("north", "supplier", "admin"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(tokenOf("north", "supplier", "admin"))
                .get(BASE + "rebuilds")
                .then()
                .statusCode(403);
        // what a defect or a careless hand did to the live facts, is not in the log
        execute("UPDATE milestone_history SET due_date = '2020-01-01', title = 'wrong' WHERE tenant_id = 'north'");
        assertThat(answers(questions)).isNotEqualTo(before);

        Rebuild.start("north");
        Rebuild.awaitLive("north");
        assertThat(answers(questions)).isEqualTo(before);

        int build = Rebuild.start("north");
        Past late = new Past("north", PARTIES, PEOPLE, new Chance(RebuildQTest.class, 5)); // arrives while it runs
        NORTH.add(late);
        late.messages().forEach(message -> Answers.consume(consumer, late.contract, List.of(message)));
        Rebuild.awaitLive("north");
        JsonNode done = Rebuild.newest("north");
        assertThat(done.get("build").asInt()).isEqualTo(build);
        assertThat(done.get("state").asText()).isEqualTo("DONE");
        assertThat(done.get("streamsDone").asLong())
                .isEqualTo(done.get("streams").asLong());
        CompletionQTest.compareCompletion("north", NORTH, MOMENTS.getLast(), true, "tag");

        // one more rebuild of all of it, and nothing changes
        Map<String, String> rebuilt = answers(questions);
        Rebuild.start("north");
        Rebuild.awaitLive("north");
        assertThat(answers(questions)).isEqualTo(rebuilt);

        // a minute later nothing is left of the builds before
        execute("UPDATE rebuild SET finished_at = finished_at - INTERVAL 2 MINUTE WHERE tenant_id = 'north'");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(number(
                                "SELECT COUNT(DISTINCT build) FROM milestone_history" + " WHERE tenant_id = 'north'"))
                        .isOne());
        assertThat(answers(questions)).isEqualTo(rebuilt);
    }

    /** A stream of more than two pages, an event in it that cannot be read, and a rebuild after that was mended. */
    @Test
    void aRebuildThatFailsSaysWhyAndGivesWayToANewOne() throws Exception {
        UUID stream = CHANCE.id();
        String event = """
                {"specversion":"1.0","id":"%ID","source":"/alert-service","type":"dev.milepost.reminder.sent.v1","subject":"%s",
                 "time":"2026-03-01T08:00:00Z","datacontenttype":"application/json","partitionkey":"%s",
                 "sequence":"%SEQ","tenant":"paged","data":{"reminder":{"id":"%s","contractId":"%s",
                 "milestoneId":"%s","rung":"P-7D","dueDate":"2026-03-08","recipient":"a@b.example","channel":"EMAIL",
                 "messageId":"<1@b.example>","sentAt":"2026-03-01T08:00:01Z","reason":null}}}""".replace("%s", stream.toString());
        List<String> messages = new ArrayList<>();
        for (int i = 1; i <= 1_100; i++) {
            messages.add(event.replace("%ID", UUID.randomUUID().toString()).replace("%SEQ", "%019d".formatted(i)));
        }
        Answers.consume(consumer, Topics.ALERTS, Map.of(stream, messages));
        String here = " WHERE tenant_id = 'paged' AND stream_id = '" + stream + "' AND sequence = 700";
        execute("UPDATE event_log SET payload = CONCAT('[', payload, ']')" + here);

        Rebuild.start("paged");
        Rebuild.awaitFailed("paged");
        assertThat(Rebuild.newest("paged").get("failure").asText())
                .contains("1 stream at least", stream.toString(), "JSON");
        assertThat(Rebuild.newest("paged").get("streamsDone").asLong()).isZero();

        execute("UPDATE event_log SET payload = SUBSTRING(payload, 2, CHAR_LENGTH(payload) - 2)" + here);
        Rebuild.start("paged");
        Rebuild.awaitLive("paged");
        assertThat(Rebuild.newest("paged").hasNonNull("failure")).isFalse();
        assertThat(number("SELECT COUNT(*) FROM reminder_fact WHERE tenant_id = 'paged' AND build = "
                        + Rebuild.newest("paged").get("build").asInt()))
                .isEqualTo(1_100);
    }

    /** What was counted cannot be read: the rebuild says so, and another one may take its place. */
    @Test
    void aRebuildThatCannotCountSaysWhyAndGivesWayToANewOne() throws Exception {
        UUID contract = CHANCE.id();
        UUID milestone = CHANCE.id();
        new Story("stuck", contract)
                .say(
                        Past.START,
                        EventType.CONTRACT_UPDATED,
                        new ContractEvent(Made.contract(contract, milestone), Answers.CHANGE))
                .say(
                        Past.START,
                        EventType.MILESTONE_UPDATED,
                        new MilestoneEvent(
                                Made.milestone(contract, milestone, milestone, MilestoneStatus.PLANNED, null, null),
                                Answers.CHANGE))
                .fold(consumer);
        for (int build = 2; build < 4; build++) {
            execute("INSERT INTO roll_up_counted (tenant_id, build, contract_id, unit_id, data) VALUES ('stuck', "
                    + build + ", '" + contract + "', '" + milestone + "', 'x')");
        }
        Rebuild.start("stuck");
        Rebuild.awaitFailed("stuck");
        assertThat(Rebuild.newest("stuck").get("failure").asText()).startsWith("cells: ");

        execute("DELETE FROM roll_up_counted WHERE tenant_id = 'stuck' AND build = 3");
        Rebuild.start("stuck");
        Rebuild.awaitLive("stuck");
        assertThat(Rebuild.newest("stuck").get("build").asInt()).isEqualTo(3);
    }

    @Test
    void aRebuildThatWasKilledInTheMiddleGoesOn() throws Exception {
        // as a kill leaves it: begun, some streams done and marked, the others not there at all
        Instant asOf = MOMENTS.getLast();
        CompletionQTest.compareCompletion("south", SOUTH, asOf, true, "team");
        execute(
                "INSERT INTO rebuild (tenant_id, build, requested_by, requested_at) VALUES ('south', 7, 'test', UTC_TIMESTAMP(6))");
        execute(
                "INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from, valid_to, contract_id, title,"
                        + " type, status, priority, owner_id, team, party_id, due_date, baseline_due_date, met_on, term_amount,"
                        + " term_currency, term_percent, tags, fields, round, status_since) SELECT tenant_id, 7, milestone_id, sequence, valid_from, valid_to, contract_id, title, type, status,"
                        + " priority, owner_id, team, party_id, due_date, baseline_due_date, met_on, term_amount, term_currency, term_percent, tags, fields,"
                        + " round, status_since FROM milestone_history WHERE tenant_id = 'south' AND contract_id = '"
                        + SOUTH.getFirst().contract + "'");
        execute("INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to, counted,"
                + " counted_since, title, time_zone, value, currency) SELECT tenant_id, 7, contract_id, sequence, valid_from, valid_to, counted, counted_since, title,"
                + " time_zone, value, currency FROM contract_history WHERE tenant_id = 'south' AND contract_id = '"
                + SOUTH.getFirst().contract + "'");
        execute(
                "INSERT INTO roll_up_due SELECT 'south', 7, contract_id, '00000000-0000-0000-0000-000000000000', 1,"
                        + " MAX(valid_from) FROM contract_history WHERE tenant_id = 'south' AND build = 7 GROUP BY contract_id");
        execute("INSERT INTO rebuilt_stream VALUES ('south', 7, '/milestone-service', '" + SOUTH.getFirst().contract
                + "')");
        execute("UPDATE history_build SET building = 7 WHERE tenant_id = 'south'");
        Rebuild.awaitLive("south");
        CompletionQTest.compareCompletion("south", SOUTH, asOf, true, "team");
    }

    /** The fold of its events, or another replica that has many of them to fold. */
    @Test
    void aStreamThatSomebodyIsAtIsLeftForLaterAndHoldsUpNoOtherRebuild() throws Exception {
        UUID stream = CHANCE.id();
        Story.of("busy", Made.party(stream, "one", "One")).fold(consumer);
        Story.of("busy", Made.party(CHANCE.id(), "two", "Two")).fold(consumer);
        Story.of("idle", Made.party(CHANCE.id(), "one", "One")).fold(consumer);
        try (Connection somebody = Database.connect();
                var lock = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            lock.execute("SELECT sequence FROM stream_position WHERE tenant_id = 'busy' AND topic = '"
                    + Topics.MILESTONES + "' AND stream_id = '" + stream + "' FOR UPDATE");
            Rebuild.start("busy");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Rebuild.newest("busy").get("streamsDone").asLong() == 1);
            Rebuild.start("idle");
            Rebuild.awaitLive("idle");
            assertThat(Rebuild.newest("busy").get("state").asText()).isEqualTo("RUNNING");
            somebody.rollback();
        }
        Rebuild.awaitLive("busy");
        assertThat(Rebuild.newest("busy").get("streamsDone").asLong()).isEqualTo(2);
    }

    /** Events that were inserted into the log have no position that keeps replicas apart. */
    @Test
    void aStreamThatAnotherReplicaRebuildsIsNoFailure() throws Exception {
        UUID stream = CHANCE.id();
        Story.of("byhand", Made.party(stream, "one", "One")).fold(consumer);
        execute("DELETE FROM stream_position WHERE tenant_id = 'byhand'");
        try (Connection replica = Database.connect();
                var rebuild = replica.createStatement()) {
            replica.setAutoCommit(false);
            rebuild.execute("INSERT INTO rebuilt_stream VALUES ('byhand', 2, '/milestone-service', '" + stream + "')");
            assertThat(Rebuild.start("byhand")).isEqualTo(2);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> number("SELECT COUNT(*) FROM information_schema.innodb_trx"
                                    + " WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE '%rebuilt_stream%'")
                            > 0);
            replica.commit();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !Rebuild.newest("byhand").get("state").asText().equals("RUNNING"));
        assertThat(Rebuild.newest("byhand").get("state").asText()).isEqualTo("DONE");
    }

    private static Map<String, String> answers(List<String> questions) throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String question : questions) {
            answers.put(question, get("north", question).toString());
        }
        return answers;
    }
}
