package dev.milepost.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.kit.problem.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergePatchTest {
    private final ObjectMapper json = strict();
    private final MergePatch patch =
            new MergePatch(json, Validation.buildDefaultValidatorFactory().getValidator());

    record Thing(@NotBlank String name, @Nullable String note, List<String> tags) {}

    /** The examples of RFC 7396's appendix whose resource and patch are objects, as Milepost's always are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'}           | {'a':'c'}                  | {'a':'c'}",
                "{'a':'b'}           | {'b':'c'}                  | {'a':'b','b':'c'}",
                "{'a':'b'}           | {'a':null}                 | {}",
                "{'a':'b','b':'c'}   | {'a':null}                 | {'b':'c'}",
                "{'a':['b']}         | {'a':'c'}                  | {'a':'c'}",
                "{'a':'c'}           | {'a':['b']}                | {'a':['b']}",
                "{'a':{'b':'c'}}     | {'a':{'b':'d','c':null}}   | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}   | {'a':[1]}                  | {'a':[1]}",
                "{'e':null}          | {'a':1}                    | {'a':1}",
                "{}                  | {'a':{'bb':{'ccc':null}}}  | {'a':{'bb':{}}}"
            })
    void doesWhatTheStandardShows(String target, String change, String result) throws Exception {
        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> current = json.readValue(quoted(target), LinkedHashMap.class);
        Map<String, @Nullable Object> merged = patch.apply(json.readTree(quoted(change)), current);
        // a member that is removed becomes null, and what is null is left out of each answer
        assertThat(withoutNulls(merged)).isEqualTo(json.readValue(quoted(result), LinkedHashMap.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"['c']", "'bar'", "null", "1"})
    void aPatchThatIsNoObjectIsRefused(String change) throws Exception {
        JsonNode node = json.readTree(quoted(change));
        assertThatThrownBy(() -> patch.apply(node, new Thing("a", null, List.of())))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @Test
    void whatIsNotNamedStays() throws Exception {
        Thing thing = new Thing("a", "b", List.of("c"));
        assertThat(patch.apply(json.readTree("{}"), thing)).isEqualTo(thing);
        assertThat(patch.apply(json.readTree("{\"note\": null}"), thing)).isEqualTo(new Thing("a", null, List.of("c")));
        assertThat(patch.apply(json.readTree("{\"tags\": []}"), thing)).isEqualTo(new Thing("a", "b", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'other': 1}", "{'other': null}"})
    void anUnknownFieldIsRefusedAlsoToRemoveIt(String change) throws Exception {
        JsonNode node = json.readTree(quoted(change));
        assertThatThrownBy(() -> patch.apply(node, new Thing("a", null, List.of())))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getType())
                                .hasToString("https://milepost.dev/problems/unknown-field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name': null}", "{'name': ' '}"})
    void aResultThatIsNotValidIsRefused(String change) throws Exception {
        JsonNode node = json.readTree(quoted(change));
        assertThatThrownBy(() -> patch.apply(node, new Thing("a", null, List.of())))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getParameters().get("violations"))
                                .asInstanceOf(InstanceOfAssertFactories.LIST)
                                .containsExactly(new Violation("name", "must not be blank")));
    }

    record Full(
            List<@NotNull String> tags, Map<String, @NotNull List<@NotNull String>> named, List<@Valid Thing> things) {}

    @Test
    void whatIsWrongInListsAndMapsIsNamedByItsPlace() throws Exception {
        JsonNode node =
                json.readTree(quoted("{'tags': ['a', null], 'named': {'b': [null]}, 'things': [{'name': ''}]}"));
        assertThatThrownBy(() -> patch.create(node, Full.class))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getParameters().get("violations"))
                                .asInstanceOf(InstanceOfAssertFactories.LIST)
                                .containsExactly(
                                        new Violation("named.b[0]", "must not be null"),
                                        new Violation("tags[1]", "must not be null"),
                                        new Violation("things[0].name", "must not be blank")));
    }

    record Picky(List<String> tags) {
        Picky {
            tags = List.copyOf(tags);
        }
    }

    @Test
    void whatAConstructorThrowsStaysInside() throws Exception {
        JsonNode node = json.readTree(quoted("{'tags': [null]}"));
        assertThatThrownBy(() -> patch.create(node, Picky.class))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getParameters().get("violations"))
                                .asInstanceOf(InstanceOfAssertFactories.LIST)
                                .containsExactly(new Violation("body", "is not valid")));
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = new ObjectMapper();
        new JsonConfig().customize(mapper);
        return mapper;
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private static Map<String, @Nullable Object> withoutNulls(Map<?, ?> map) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                kept.put(String.valueOf(key), value instanceof Map<?, ?> nested ? withoutNulls(nested) : value);
            }
        });
        return kept;
    }
}
