package dev.milepost.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneDueEvent;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.ReportEvent;
import dev.milepost.events.Topics;
import dev.milepost.events.WebhookEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document tells of each topic and each kind of event, and its references lead somewhere. */
class AsyncApiTest {
    private static final Set<Class<?>> OF_ALERTS =
            Set.of(ReminderEvent.class, MilestoneDueEvent.class, WebhookEvent.class);
    private static final Path FILE = Specs.ROOT.resolve("asyncapi/milepost.yaml");
    private static final JsonNode API = Specs.read(FILE);

    @Test
    void tellsOfEachTopic() {
        assertThat(API.path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").asText()))
                .containsExactlyInAnyOrder(Topics.MILESTONES, Topics.ALERTS, Topics.ANALYTICS, Topics.DEAD_LETTER);
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfEachTypeOnItsTopicWithItsData(EventType type) {
        List<String> names = API.at("/components/messages")
                .propertyStream()
                .filter(message -> message.getValue().path("name").asText().equals(type.wireName()))
                .map(message -> message.getKey())
                .toList();
        assertThat(names).hasSize(1);
        String channel = type.dataType() == ReportEvent.class
                ? "analytics"
                : OF_ALERTS.contains(type.dataType()) ? "alerts" : "milestones";
        assertThat(API.path("channels").path(channel).path("messages").has(names.getFirst()))
                .isTrue();
        String aggregate = type.dataType().getSimpleName().replace("Event", "");
        JsonNode message = API.at("/components/messages/" + names.getFirst());
        assertThat(message.at("/payload/$ref").asText()).isEqualTo("#/components/schemas/" + aggregate + "Envelope");
        assertThat(API.at("/components/schemas/" + aggregate + "Envelope/allOf/1/properties/data/$ref")
                        .asText())
                .isEqualTo("../schemas/" + aggregate.toLowerCase(Locale.ROOT) + ".schema.json");
    }

    @Test
    void tellsOfNoOtherType() {
        assertThat(API.at("/components/messages")
                        .propertyStream()
                        .map(message -> message.getValue().path("name").asText())
                        .filter(name -> !name.equals("heldEvent")))
                .hasSize(EventType.values().length);
    }

    @Test
    void referencesLeadSomewhere() {
        assertThat(references(API).filter(ref -> !leadsSomewhere(ref))).isEmpty();
        assertThat(leadsSomewhere("#/components/messages/nobody")).isFalse();
        assertThat(leadsSomewhere("../schemas/nobody.schema.json")).isFalse();
    }

    private static Stream<String> references(JsonNode node) {
        Stream<String> own = node.has("$ref") ? Stream.of(node.path("$ref").asText()) : Stream.empty();
        return Stream.concat(own, node.valueStream().flatMap(AsyncApiTest::references));
    }

    private static boolean leadsSomewhere(String ref) {
        return ref.startsWith("#") ? !API.at(ref.substring(1)).isMissingNode() : Files.exists(FILE.resolveSibling(ref));
    }
}
