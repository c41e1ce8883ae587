package dev.milepost.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of event has an example, which its schema and its record both take. */
class EventExamplesTest {
    private static final String IDS = "https://milepost.dev/schemas/";
    private static final Schema EVENT = schema();

    @Test
    void eachTypeHasAnExampleAndNothingElseHas() {
        assertThat(Specs.all("examples").keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(type -> type.wireName() + ".json")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaTakesTheExample(EventType type) {
        assertThat(validate(example(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theRecordTakesTheExampleAndGivesItBack(EventType type) {
        JsonNode example = example(type);

        Event event = EventJson.read(example.toString());

        assertThat(event.knownType()).isEqualTo(type);
        assertThat(event.data()).isInstanceOf(type.dataType());
        assertThat(event.subject())
                .isEqualTo(example.at("/data").elements().next().path("id").textValue());
        assertThat(Specs.json(EventJson.write(event))).isEqualTo(example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sequence",
                "/tenant",
                "/data/milestone",
                "/data/milestone/title",
                "/data/change/by",
                "/data/milestone/paymentTerm/netDays",
                "/data/milestone/criteria/0/statement"
            })
    void theSchemaRefusesAnEventThatLacks(String field) {
        JsonNode event = example(EventType.MILESTONE_SUBMITTED);
        int end = field.lastIndexOf('/');

        ((ObjectNode) event.at(field.substring(0, end))).remove(field.substring(end + 1));

        assertThat(validate(event)).isNotEmpty();
    }

    @Test
    void theSchemaRefusesValuesOfAnotherKind() {
        Map<String, String> wrong = Map.of(
                "/data/milestone/dueDate", "2027-02-30",
                "/data/milestone/id", "4711",
                "/data/milestone/submittedAt", "yesterday",
                "/data/milestone/status", "DONE",
                "/data/milestone/paymentTerm/percent", "40 %",
                "/sequence", "7",
                "/type", "milestone.submitted");
        wrong.forEach((field, value) -> {
            JsonNode event = example(EventType.MILESTONE_SUBMITTED);
            int end = field.lastIndexOf('/');
            ((ObjectNode) event.at(field.substring(0, end))).put(field.substring(end + 1), value);
            assertThat(validate(event)).as(field).isNotEmpty();
        });
    }

    private static JsonNode example(EventType type) {
        return Specs.read(Specs.ROOT.resolve("examples").resolve(type.wireName() + ".json"));
    }

    private static List<Error> validate(JsonNode event) {
        return EVENT.validate(event.toString(), InputFormat.JSON);
    }

    private static Schema schema() {
        Map<String, String> schemas = Specs.all("schemas").entrySet().stream()
                .collect(Collectors.toMap(
                        file -> IDS + file.getKey(), file -> file.getValue().toString()));
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemas(schemas).schemaRegistryConfig(config))
                .getSchema(SchemaLocation.of(IDS + "event.schema.json"));
    }
}
