package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.milepost.local.testing.MariaDbAndKafka;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many writers at once: sums hold, a version has one winner, money is released once, sequences have no gap. */
@ServiceTest
class ContentionQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");

    @Test
    void fiftyWritersNeverAgreeMoreThanAHundredPercent() throws Exception {
        String contract = manager.contract(Map.of());
        List<Integer> answers = atOnce(
                50,
                i -> manager.post(
                                contract + "/milestones",
                                Map.of(
                                        "title",
                                        "Share " + i,
                                        "type",
                                        "PAYMENT",
                                        "paymentTerm",
                                        Map.of("percent", "7", "netDays", 0)))
                        .statusCode());
        assertThat(answers).filteredOn(status -> status == 201).hasSize(14);
        assertThat(answers).filteredOn(status -> status == 400).hasSize(36);
        assertSequencesHaveNoGap(contract);
    }

    @Test
    void ofManyApprovalsOneWinsAndMoneyIsReleasedOnce() throws Exception {
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(
                contract, Map.of("type", "PAYMENT", "paymentTerm", Map.of("percent", "40", "netDays", 10)));
        manager.activate(contract);
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        manager.act(milestone, "submit", Map.of()).then().statusCode(200);
        String etag = approver.etag(milestone);
        List<Integer> answers = atOnce(
                20,
                i -> approver.request()
                        .header("If-Match", etag)
                        .body(Map.of())
                        .post(milestone + "/approve")
                        .statusCode());
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 412).hasSize(19);
        manager.get("/payments?milestoneId=" + milestone.substring("/milestones/".length()))
                .then()
                .body("items", hasSize(1))
                .body("items[0].amount.amount", equalTo("40000.00"));
        assertSequencesHaveNoGap(contract);
    }

    @Test
    void ofTwoWhoEditAtOnceOneWinsAndTheOtherLosesNothing() throws Exception {
        String contract = manager.contract(Map.of());
        String party = "/parties/" + manager.party("E-" + UUID.randomUUID());
        Map<String, List<String>> fields = Map.of(
                contract,
                List.of("title", "description"),
                manager.milestone(contract, Map.of()),
                List.of("title", "description"),
                party,
                List.of("name", "email"));
        for (var thing : fields.entrySet()) {
            for (int round = 0; round < 5; round++) {
                String path = thing.getKey();
                String value = "r" + round + "@example.com";
                List<String> edits = thing.getValue().stream()
                        .map(field -> "{\"%s\": \"%s\"}".formatted(field, value))
                        .toList();
                String etag = manager.etag(path);
                List<Integer> answers =
                        atOnce(2, i -> manager.patch(path, etag, edits.get(i)).statusCode());
                assertThat(answers).as(path).containsExactlyInAnyOrder(200, 412);
                // Who lost looks at what is there now and sends the same again; then both changes are there.
                manager.patch(path, edits.get(answers.indexOf(412)))
                        .then()
                        .statusCode(200)
                        .body(thing.getValue().get(0), equalTo(value))
                        .body(thing.getValue().get(1), equalTo(value));
            }
        }
        assertSequencesHaveNoGap(contract);
    }

    @Test
    void theSameRequestSentManyTimesAtOnceTakesEffectOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        var body = Map.of("reference", "T-" + key, "name", "Once");
        List<Integer> answers = atOnce(
                20,
                i -> manager.request()
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/parties")
                        .statusCode());
        assertThat(answers).allMatch(status -> status == 201 || status == 409);
        assertThat(answers).contains(201);
        manager.get("/parties?reference=T-" + key).then().body("items", hasSize(1));
    }

    private interface Numbered<T> {
        T call(int i) throws Exception;
    }

    private static <T> List<T> atOnce(int writers, Numbered<T> work) throws Exception {
        try (var executor = Executors.newFixedThreadPool(writers)) {
            List<Callable<T>> calls = IntStream.range(0, writers)
                    .<Callable<T>>mapToObj(i -> () -> work.call(i))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static void assertSequencesHaveNoGap(String contract) throws Exception {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("milestone"));
                var select = connection.prepareStatement(
                        "SELECT COUNT(*), MIN(sequence), MAX(sequence) FROM outbox WHERE stream_id = ?")) {
            select.setString(1, contract.substring("/contracts/".length()));
            try (var row = select.executeQuery()) {
                row.next();
                assertThat(row.getLong(2)).isEqualTo(1);
                assertThat(row.getLong(3)).isEqualTo(row.getLong(1));
            }
        }
    }
}
