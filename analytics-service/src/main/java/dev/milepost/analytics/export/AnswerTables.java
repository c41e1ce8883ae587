package dev.milepost.analytics.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question as tables. One row a group (a trend: a point); what is nested in it is named with points, and
 * each list in it is a table of its own, whose rows begin with what their group goes by.
 */
final class AnswerTables {
    private final String asOf;
    private final Map<String, List<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();

    private AnswerTables(Question question, String asOf) {
        this.asOf = asOf;
        tables.put(question.path(), new ArrayList<>());
        parts(question).forEach(part -> tables.put(part, new ArrayList<>()));
    }

    /** The lists in the answers to a question: each is a table, also where there is nothing in it. */
    private static List<String> parts(Question question) {
        return switch (question) {
            case COMPLETION, WORKLOAD -> List.of("value");
            case DELAY -> List.of("histogram", "slipHistogram", "reasons");
            case FLOW -> List.of("states");
            case TRENDS -> List.of("changePoint");
            case AHEAD -> List.of("weeks");
            case REMINDERS -> List.of("rungs");
            case BOTTLENECKS, MONEY, COMPLIANCE, WAITING, PENALTIES, CASH -> List.of();
        };
    }

    /** The tables of the answer to {@code question} by their names; the first has that of the question. */
    static Map<String, List<Map<String, @Nullable Object>>> of(Question question, JsonNode answer) {
        String main = question.path();
        AnswerTables tables = new AnswerTables(question, answer.path("asOf").asText());
        for (JsonNode group : answer.path("groups")) {
            Map<String, @Nullable Object> key = new LinkedHashMap<>();
            group.path("key").properties().forEach(part -> key.put(part.getKey(), scalar("", part.getValue())));
            Map<String, @Nullable Object> row = new LinkedHashMap<>(key);
            group.properties().forEach(part -> {
                if (!part.getKey().equals("key")) {
                    String name = part.getKey().equals("figures") ? "" : part.getKey();
                    tables.put(name, part.getValue(), row, key);
                }
            });
            tables.add(main, row);
        }
        int suppressed = answer.path("suppressedGroups").asInt();
        if (suppressed > 0) {
            tables.say("suppressedGroups", BigDecimal.valueOf(suppressed), main);
        }
        for (JsonNode point : answer.path("points")) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            tables.put("", point, row, row);
            tables.add(main, row);
        }
        for (JsonNode month : answer.path("months")) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            tables.put("", month, row, row);
            tables.add(main, row);
        }
        if (answer.path("changePoint").isObject()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            tables.put("", answer.path("changePoint"), row, row);
            tables.add("changePoint", row);
        }
        return tables.tables;
    }

    /** All columns that rows of a table have, in the order in which they first come. */
    static List<String> columns(List<Map<String, @Nullable Object>> rows) {
        Map<String, Boolean> columns = new LinkedHashMap<>();
        rows.forEach(row -> row.keySet().forEach(column -> columns.put(column, true)));
        columns.remove("asOf");
        List<String> names = new ArrayList<>(columns.keySet());
        names.add("asOf");
        return Collections.unmodifiableList(names);
    }

    /** Says something of the whole in each row; in one of its own where there is none. */
    private void say(String name, Object value, String main) {
        List<Map<String, @Nullable Object>> rows = Objects.requireNonNull(tables.get(main));
        if (rows.isEmpty()) {
            add(main, new LinkedHashMap<>());
        }
        rows.forEach(row -> row.put(name, value));
    }

    private void add(String table, Map<String, @Nullable Object> row) {
        row.put("asOf", asOf);
        tables.computeIfAbsent(table, none -> new ArrayList<>()).add(row);
    }

    private void put(
            String name, JsonNode value, Map<String, @Nullable Object> row, Map<String, @Nullable Object> key) {
        if (name.equals("drillDown") || name.endsWith(".drillDown")) {
            return;
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(part -> put(
                            name.isEmpty() ? part.getKey() : name + "." + part.getKey(), part.getValue(), row, key));
        } else if (value.isArray()) {
            for (JsonNode element : value) {
                Map<String, @Nullable Object> one = new LinkedHashMap<>(key);
                put(element.isObject() ? "" : name, element, one, key);
                add(name, one);
            }
        } else {
            row.put(name, scalar(name, value));
        }
    }

    private static @Nullable Object scalar(String name, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        boolean amount = name.equals("amount") || name.endsWith(".amount"); // money is text in JSON and a number here
        return value.isNumber() ? value.decimalValue() : amount ? new BigDecimal(value.asText()) : value.asText();
    }
}
