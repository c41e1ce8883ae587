package dev.milepost.analytics.figure;

import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.events.Change;
import dev.milepost.events.Event;
import dev.milepost.events.EventData;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.Topics;
import dev.milepost.kit.inbound.EventConsumer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Folds events, asks questions, and reads the answers. */
public final class Answers {
    public static final String BASE = "/api/v1/analytics/";
    public static final Change CHANGE = new Change(null, "test", null, null);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 100;

    private Answers() {}

    /** What an administrator of the tenant gets. */
    public static JsonNode get(String tenant, String path) throws Exception {
        return read(token(tenant, "admin"), path);
    }

    public static JsonNode read(String token, String path) throws Exception {
        var response = given().auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .get(URI.create(path.startsWith("/") ? path : BASE + path));
        assertThat(response.statusCode()).as(path + " " + response.asString()).isEqualTo(200);
        return JSON.readTree(response.asString());
    }

    public static void refused(String token, String path, String field) {
        var answer = given().auth().oauth2(token).urlEncodingEnabled(false).get(BASE + path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("violations[0].field")).as(path).isEqualTo(field);
    }

    /** The groups of an answer by the values of their keys; "null" for none. */
    public static Map<List<String>, JsonNode> groups(JsonNode answer) {
        Map<List<String>, JsonNode> groups = new LinkedHashMap<>();
        answer.get("groups").forEach(group -> {
            List<String> key = new ArrayList<>();
            group.get("key").forEach(value -> key.add(value.asText()));
            assertThat(groups.put(key, group)).as("twice: " + key).isNull();
        });
        return groups;
    }

    public static String event(
            String tenant, String source, EventType type, UUID stream, Instant at, long sequence, EventData data) {
        return EventJson.write(Event.of(UUID.randomUUID(), source, type, stream, at, stream, sequence, tenant, data));
    }

    public static void consume(EventConsumer consumer, String topic, Map<UUID, List<String>> streams) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        streams.forEach((key, messages) -> messages.forEach(
                message -> records.add(new ConsumerRecord<>(topic, 77, records.size(), key.toString(), message))));
        for (int from = 0; from < records.size(); from += BATCH) {
            consumer.consume(new ConsumerRecords<>(
                    Map.of(
                            new TopicPartition(topic, 77),
                            records.subList(from, Math.min(records.size(), from + BATCH))),
                    Map.of()));
        }
    }

    public static void consume(EventConsumer consumer, UUID stream, List<String> messages) {
        consume(consumer, Topics.MILESTONES, Map.of(stream, messages));
    }
}
