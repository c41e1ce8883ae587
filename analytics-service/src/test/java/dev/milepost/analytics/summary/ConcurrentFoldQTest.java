package dev.milepost.analytics.summary;

import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.Chance;
import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.summary.Stream.Message;
import dev.milepost.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Consumers of many partitions change the same rows of a tenant at once, as those of several replicas do. */
@QuarkusTest
class ConcurrentFoldQTest extends ServiceTest {
    private static final int CONSUMERS = 8;
    private static final int CONTRACTS_A_CONSUMER = 15;
    private static final int BATCH = 20;
    private static final String TENANT = "crowd";

    private final Chance chance = new Chance(ConcurrentFoldQTest.class, 11);

    @Test
    void noDeltaIsLostAndNoConsumerWaitsForEver() throws Exception {
        List<UUID> parties = chance.ids(2);
        List<ContractHistory> histories = new ArrayList<>();
        List<List<ConsumerRecord<String, String>>> partitions = new ArrayList<>();
        for (int partition = 0; partition < CONSUMERS; partition++) {
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            for (int i = 0; i < CONTRACTS_A_CONSUMER; i++) {
                var history = new ContractHistory(TENANT, parties, LocalDate.of(2027, 3, 1), chance);
                histories.add(history);
                for (Message message : history.stream.messages()) {
                    records.add(new ConsumerRecord<>(
                            Topics.MILESTONES,
                            partition,
                            records.size(),
                            message.key().toString(),
                            message.value()));
                }
            }
            partitions.add(records);
        }

        try (var threads = Executors.newFixedThreadPool(CONSUMERS)) {
            List<Future<?>> consumers = new ArrayList<>();
            for (List<ConsumerRecord<String, String>> records : partitions) {
                consumers.add(threads.submit(() -> {
                    for (int from = 0; from < records.size(); from += BATCH) {
                        consume(records.subList(from, Math.min(from + BATCH, records.size())));
                    }
                }));
            }
            for (Future<?> one : consumers) {
                one.get();
            }
        }

        String body = given().auth()
                .oauth2(token(TENANT, "viewer"))
                .get("/api/v1/analytics/summary")
                .asString();
        Instant asOf = Instant.parse(JsonPath.from(body).getString("asOf"));
        assertThat(body.replaceFirst("\"drillDown\":\"[^\"]*\",", "")).isEqualTo(ExpectedSummary.of(histories, asOf));
        assertThat(Database.number("SELECT COUNT(*) FROM held_event WHERE tenant_id = '" + TENANT + "'"))
                .isZero();
    }

    private void consume(List<ConsumerRecord<String, String>> records) {
        var partition = new TopicPartition(Topics.MILESTONES, records.getFirst().partition());
        consumer.consume(new ConsumerRecords<>(Map.of(partition, records), Map.of()));
    }
}
