package dev.milepost.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.events.DueRule;
import dev.milepost.events.EventData;
import dev.milepost.events.EventType;
import dev.milepost.events.FixedRule;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Renewal;
import dev.milepost.events.WaitingFor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The records of the events and their JSON Schemas say the same, down to each component. */
class EventSchemasTest {
    private static final Map<String, JsonNode> SCHEMAS = Specs.all("schemas");

    static List<Class<?>> dataTypes() {
        return List.of(EventData.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("dataTypes")
    void recordAndSchemaAgree(Class<?> type) {
        assertThat(new RecordDrift(EventSchemasTest::schemaOf).of(type)).isEmpty();
    }

    @Test
    void rulesOfDueDatesAgree() {
        assertThat(new RecordDrift(EventSchemasTest::schemaOf).of(DueRule.class))
                .isEmpty();
        assertThat(new RecordDrift(EventSchemasTest::schemaOf).of(WaitingFor.class))
                .isEmpty();
        assertThat(new RecordDrift(EventSchemasTest::schemaOf).of(Renewal.class))
                .isEmpty();
        assertThat(new RecordDrift(EventSchemasTest::schemaOf).of(NoticePeriod.class))
                .isEmpty();
        assertThat(new RecordDrift(type -> {
                            JsonNode schema = schemaOf(type).deepCopy();
                            if (type == DueRule.class) {
                                ((ArrayNode) schema.path("oneOf")).remove(0);
                            } else if (type == FixedRule.class) {
                                ((ArrayNode) schema.at("/properties/kind/enum")).set(0, "FIX");
                            }
                            return schema;
                        })
                        .of(DueRule.class))
                .hasSize(2);
    }

    @Test
    void theEnvelopeAgreesWithTheRecordButForItsData() {
        var attributes = file("event.schema.json").path("properties");

        assertThat(Stream.of(dev.milepost.events.Event.class.getRecordComponents())
                        .map(component -> component.getName()))
                .containsExactlyInAnyOrderElementsOf(attributes::fieldNames);
    }

    @ParameterizedTest
    @EnumSource
    void theEnvelopeLeadsEachTypeToTheSchemaOfItsData(EventType type) {
        Optional<String> schema = Stream.of(file("event.schema.json").path("allOf"))
                .flatMap(rules -> rules.valueStream())
                .filter(rule -> type.wireName()
                        .matches(rule.at("/if/properties/type/pattern").asText()))
                .map(rule -> rule.at("/then/properties/data/$ref").asText())
                .reduce((one, other) -> one + " and " + other);

        assertThat(schema).contains(fileOf(type.dataType()));
    }

    @Test
    void drifts() {
        assertThat(driftAfter(state -> ((ObjectNode) state.path("properties")).putObject("colour")))
                .contains("MilestoneState properties");
        assertThat(driftAfter(state -> ((ArrayNode) state.path("required")).add("dueDate")))
                .contains("MilestoneState required");
        assertThat(driftAfter(state -> ((ObjectNode) state.at("/properties/version")).put("type", "string")))
                .contains("MilestoneState.version type");
        assertThat(driftAfter(state -> ((ObjectNode) state.at("/properties/dueDate")).put("format", "date-time")))
                .contains("MilestoneState.dueDate format");
        assertThat(driftAfter(state -> ((ObjectNode) state.at("/properties/status")).put("$ref", "#/$defs/Priority")))
                .contains("MilestoneState.status refers to");
        assertThat(driftAfter(state -> ((ObjectNode) state.at("/properties/tags/items")).put("type", "integer")))
                .contains("MilestoneState.tags[] type");
    }

    private static String driftAfter(Consumer<JsonNode> change) {
        List<String> found = new RecordDrift(type -> {
                    JsonNode schema = schemaOf(type).deepCopy();
                    if (type.getSimpleName().equals("MilestoneState")) {
                        change.accept(schema);
                    }
                    return schema;
                })
                .of(MilestoneEvent.class);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static JsonNode file(String name) {
        return Objects.requireNonNull(SCHEMAS.get(name), name);
    }

    private static String fileOf(Class<?> data) {
        return data.getSimpleName().replace("Event", "").toLowerCase(Locale.ROOT) + ".schema.json";
    }

    /** A data record is a file of its own, everything else a definition in one of the files. */
    private static JsonNode schemaOf(Class<?> type) {
        if (EventData.class.isAssignableFrom(type)) {
            return file(fileOf(type));
        }
        return SCHEMAS.values().stream()
                .map(file -> file.path("$defs").path(type.getSimpleName()))
                .filter(JsonNode::isObject)
                .reduce((one, other) -> {
                    throw new AssertionError(type + " is defined twice");
                })
                .orElseThrow(() -> new AssertionError("no schema for " + type));
    }
}
