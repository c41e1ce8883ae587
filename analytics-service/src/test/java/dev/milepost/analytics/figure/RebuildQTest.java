package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.analytics.figure.Answers.execute;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.number;
import static dev.milepost.analytics.figure.Answers.read;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static dev.milepost.analytics.figure.TwoTenants.PARTIES;
import static dev.milepost.analytics.figure.TwoTenants.PEOPLE;
import static dev.milepost.analytics.figure.TwoTenants.RANDOM;
import static dev.milepost.analytics.figure.TwoTenants.SOUTH;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Topics;
import dev.milepost.kit.inbound.EventConsumer;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rebuild of the history gives the same answers, whatever happens meanwhile. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@QuarkusTestResource(SignedTokens.class)
@NullUnmarked // what is missing fails the test
class RebuildQTest {
    @Inject
    EventConsumer consumer;

    @BeforeEach
    void fold() {
        TwoTenants.fold(consumer);
    }

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

        int build = given().auth()
                .oauth2(token("north", "admin"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(202)
                .extract()
                .path("build");
        Past late = new Past("north", PARTIES, PEOPLE, new Random(5)); // arrives while it runs
        NORTH.add(late);
        List<String> messages = late.messages();
        for (int i = 0; i < messages.size(); i++) {
            TwoTenants.consume(consumer, List.of(TwoTenants.record(i, late.contract, messages.get(i))));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read(token("north", "admin"), "rebuilds")
                        .get("items")
                        .get(0)
                        .get("live")
                        .asBoolean());
        JsonNode done = read(token("north", "admin"), "rebuilds").get("items").get(0);
        assertThat(done.get("build").asInt()).isEqualTo(build);
        assertThat(done.get("state").asText()).isEqualTo("DONE");
        assertThat(done.get("streamsDone").asLong())
                .isEqualTo(done.get("streams").asLong());
        CompletionQTest.compareCompletion("north", NORTH, MOMENTS.getLast(), true, "tag");

        // one more rebuild of all of it, and nothing changes
        Map<String, String> rebuilt = answers(questions);
        given().auth()
                .oauth2(token("north", "admin"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read(token("north", "admin"), "rebuilds")
                        .get("items")
                        .get(0)
                        .get("live")
                        .asBoolean());
        assertThat(answers(questions)).isEqualTo(rebuilt);

        // a minute later nothing is left of the builds before
        execute("UPDATE rebuild SET finished_at = finished_at - INTERVAL 2 MINUTE WHERE tenant_id = 'north'");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(number(
                                "SELECT COUNT(DISTINCT build) FROM milestone_history" + " WHERE tenant_id = 'north'"))
                        .isOne());
        assertThat(answers(questions)).isEqualTo(rebuilt);
    }

    /** A stream of more than two pages, an event in it that cannot be read, and a rebuild after that was mended. */
    @Test
    void aRebuildThatFailsSaysWhyAndGivesWayToANewOne() throws Exception {
        UUID stream = Past.newId(RANDOM);
        String event = """
                {"specversion":"1.0","id":"%ID","source":"/alert-service","type":"dev.milepost.reminder.sent.v1","subject":"%s",
                 "time":"2026-03-01T08:00:00Z","datacontenttype":"application/json","partitionkey":"%s",
                 "sequence":"%SEQ","tenant":"paged","data":{"reminder":{"id":"%s","contractId":"%s",
                 "milestoneId":"%s","rung":"P-7D","dueDate":"2026-03-08","recipient":"a@b.example","channel":"EMAIL",
                 "messageId":"<1@b.example>","sentAt":"2026-03-01T08:00:01Z","reason":null}}}""".replace("%s", stream.toString());
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        for (int i = 1; i <= 1_100; i++) {
            String one = event.replace("%ID", UUID.randomUUID().toString()).replace("%SEQ", "%019d".formatted(i));
            records.add(new ConsumerRecord<>(Topics.ALERTS, 78, i, stream.toString(), one));
        }
        consumer.consume(new ConsumerRecords<>(Map.of(new TopicPartition(Topics.ALERTS, 78), records), Map.of()));
        String here = " WHERE tenant_id = 'paged' AND stream_id = '" + stream + "' AND sequence = 700";
        execute("UPDATE event_log SET payload = CONCAT('[', payload, ']')" + here);

        rebuild("paged");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest("paged").get("state").asText().equals("FAILED"));
        assertThat(newest("paged").get("failure").asText()).contains("1 stream at least", stream.toString(), "JSON");
        assertThat(newest("paged").get("streamsDone").asLong()).isZero();

        execute("UPDATE event_log SET payload = SUBSTRING(payload, 2, CHAR_LENGTH(payload) - 2)" + here);
        rebuild("paged");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest("paged").get("live").asBoolean());
        assertThat(newest("paged").hasNonNull("failure")).isFalse();
        assertThat(number("SELECT COUNT(*) FROM reminder_fact WHERE tenant_id = 'paged' AND build = "
                        + newest("paged").get("build").asInt()))
                .isEqualTo(1_100);
    }

    /** What was counted cannot be read: the rebuild says so, and another one may take its place. */
    @Test
    void aRebuildThatCannotCountSaysWhyAndGivesWayToANewOne() throws Exception {
        UUID contract = Past.newId(RANDOM);
        UUID milestone = Past.newId(RANDOM);
        Answers.consume(
                consumer,
                contract,
                List.of(
                        Answers.event(
                                "stuck",
                                "/milestone-service",
                                EventType.CONTRACT_UPDATED,
                                contract,
                                Past.START,
                                1,
                                new ContractEvent(Made.contract(contract, milestone), Answers.CHANGE)),
                        Answers.event(
                                "stuck",
                                "/milestone-service",
                                EventType.MILESTONE_UPDATED,
                                contract,
                                Past.START,
                                2,
                                new MilestoneEvent(
                                        Made.milestone(
                                                contract, milestone, milestone, MilestoneStatus.PLANNED, null, null),
                                        Answers.CHANGE))));
        for (int build = 2; build < 4; build++) {
            execute("INSERT INTO roll_up_counted (tenant_id, build, contract_id, unit_id, data) VALUES ('stuck', "
                    + build + ", '" + contract + "', '" + milestone + "', 'x')");
        }
        rebuild("stuck");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest("stuck").get("state").asText().equals("FAILED"));
        assertThat(newest("stuck").get("failure").asText()).startsWith("cells: ");

        execute("DELETE FROM roll_up_counted WHERE tenant_id = 'stuck' AND build = 3");
        rebuild("stuck");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest("stuck").get("live").asBoolean());
        assertThat(newest("stuck").get("build").asInt()).isEqualTo(3);
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
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read(token("south", "admin"), "rebuilds")
                        .get("items")
                        .get(0)
                        .get("live")
                        .asBoolean());
        CompletionQTest.compareCompletion("south", SOUTH, asOf, true, "team");
    }

    private static Map<String, String> answers(List<String> questions) throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String question : questions) {
            answers.put(question, get("north", question).toString());
        }
        return answers;
    }

    private static void rebuild(String tenant) {
        given().auth()
                .oauth2(token(tenant, "admin"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(202);
    }

    private static JsonNode newest(String tenant) throws Exception {
        return get(tenant, "rebuilds").get("items").get(0);
    }
}
