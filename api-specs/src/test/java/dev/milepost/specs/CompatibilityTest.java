package dev.milepost.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Clients of the released specifications can go on; released/README.md says what counts as breaking. */
class CompatibilityTest {
    static final List<String> SERVICES = Specs.SERVICES;
    private static final String SCHEMAS = "/components/schemas/";
    private static final String LIST = "/paths/~1api~1v1~1milestones/get";
    private static final String SUBMIT = "/paths/~1api~1v1~1milestones~1{id}~1submit/post";

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theReleasedClientsCanGoOn(String service) {
        assertThat(BreakingChanges.between(Specs.openApi("released", service), Specs.openApi("openapi", service)))
                .as("see api-specs/released/README.md")
                .isEmpty();
    }

    @Test
    void refusesWhatAnAnswerLoses() {
        assertThat(after(api -> object(api, SCHEMAS + "Milestone/properties").remove("dueDate")))
                .contains(".dueDate is gone");
        assertThat(after(api -> remove(api, SCHEMAS + "Milestone/required", "title")))
                .contains(".title may now be absent");
        assertThat(after(api -> object(api, LIST + "/responses/200/headers").remove("Link")))
                .contains("header Link is gone");
        assertThat(after(api -> object(api, LIST + "/responses").remove("200"))).contains("no longer answers 200");
    }

    @Test
    void refusesAChangedTypeBehindReferences() {
        assertThat(after(api -> object(api, SCHEMAS + "Money/properties/amount").put("type", "number")))
                .contains(".amount was [string] and is [number]");
        assertThat(after(api ->
                        object(api, SCHEMAS + "Milestone/properties/version").put("type", "string")))
                .contains(".version was [integer] and is [string]");
        assertThat(after(api ->
                        object(api, SCHEMAS + "Milestone/properties/dueDate").put("format", "date-time")))
                .contains(".dueDate has another format");
        assertThat(after(api -> object(api, SCHEMAS + "Milestone/properties/dueDate")
                        .putArray("type")
                        .add("string")
                        .add("null")))
                .contains(".dueDate was [string] and is [null, string]");
    }

    @Test
    void refusesWhatARequestNoLongerTakes() {
        assertThat(after(api -> remove(api, SCHEMAS + "MilestoneType/enum", "GATE")))
                .contains("request.type no longer takes each of");
        assertThat(after(api ->
                        ((ArrayNode) object(api, SCHEMAS + "MilestoneRequest").withArray("required")).add("dueDate")))
                .contains(".dueDate is now required");
        assertThat(after(
                        api -> object(api, SCHEMAS + "SubmitRequest/properties").remove("comment")))
                .contains(".comment is gone");
        assertThat(after(api -> object(api, SCHEMAS + "MilestoneRequest/properties/title")
                        .put("maxLength", 100)))
                .contains(".title has a smaller maxLength");
        assertThat(after(api ->
                        object(api, SCHEMAS + "PaymentTerm/properties/netDays").put("minimum", 1)))
                .contains(".netDays has a larger minimum");
        assertThat(after(api -> object(api, SUBMIT + "/requestBody").put("required", true)))
                .contains("now needs a body");
        assertThat(after(api -> object(api, SUBMIT + "/requestBody/content").remove("application/json")))
                .contains("no longer has application/json");
    }

    @Test
    void refusesLostOperationsAndParameters() {
        assertThat(after(api -> object(api, "/paths").remove("/api/v1/milestones")))
                .contains("get /api/v1/milestones is gone");
        assertThat(after(api -> parameter(api, "overdue").put("name", "late"))).contains("parameter overdue is gone");
        assertThat(after(api -> parameter(api, "overdue").put("required", true)))
                .contains("overdue is now required");
        assertThat(after(api -> object(parameter(api, "sort"), "/schema")
                        .putArray("enum")
                        .add("dueDate")))
                .contains("parameter sort no longer takes each of");
        assertThat(after(api -> ((ArrayNode) api.at(LIST + "/parameters"))
                        .addObject()
                        .put("name", "zone")
                        .put("in", "query")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string")))
                .contains("parameter zone is new and required");
    }

    @Test
    void refusesWhatOnlyOpenApiDiffLooksAt() {
        assertThat(after(api -> parameter(api, "status").put("explode", false))).contains("openapi-diff");
    }

    @Test
    void allowsWhatClientsDoNotNotice() {
        assertThat(after(api -> object(api, SCHEMAS + "Milestone/properties")
                        .putObject("slip")
                        .put("type", "integer")))
                .isEmpty();
        assertThat(after(api -> object(api, SCHEMAS + "MilestoneRequest/properties")
                        .putObject("colour")
                        .put("type", "string")))
                .isEmpty();
        assertThat(after(api -> ((ArrayNode) api.at(SCHEMAS + "MilestoneStatus/enum")).add("AT_RISK")))
                .isEmpty();
        assertThat(after(api -> object(api, "/paths").putObject("/api/v1/never-there-before")))
                .isEmpty();
        assertThat(after(api -> ((ArrayNode) api.at(LIST + "/parameters"))
                        .addObject()
                        .put("name", "colour")
                        .put("in", "query")
                        .putObject("schema")
                        .put("type", "string")))
                .isEmpty();
        assertThat(after(api -> object(api, SUBMIT + "/responses").remove("413")))
                .isEmpty();
        assertThat(after(api -> object(api, SCHEMAS + "MilestoneRequest/properties/title")
                        .put("maxLength", 1000)))
                .isEmpty();
    }

    private static String after(Consumer<JsonNode> change) {
        JsonNode before = Specs.openApi("openapi", "milestone-service");
        JsonNode after = before.deepCopy();
        change.accept(after);
        assertThat(after).isNotEqualTo(before);
        return String.join("\n", BreakingChanges.between(before, after));
    }

    private static ObjectNode object(JsonNode api, String pointer) {
        return (ObjectNode) api.requiredAt(pointer);
    }

    private static ObjectNode parameter(JsonNode api, String name) {
        return (ObjectNode) api.at(LIST + "/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void remove(JsonNode api, String pointer, String value) {
        ArrayNode values = (ArrayNode) api.requiredAt(pointer);
        for (int i = values.size() - 1; i >= 0; i--) {
            if (values.path(i).asText().equals(value)) {
                values.remove(i);
            }
        }
    }
}
