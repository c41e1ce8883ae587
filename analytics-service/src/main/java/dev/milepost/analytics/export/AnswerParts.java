package dev.milepost.analytics.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.analytics.figure.Answer;
import dev.milepost.analytics.figure.Question;
import dev.milepost.analytics.figure.WorkloadFigures;
import dev.milepost.analytics.question.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Workload as tables, a part in memory at a time: it has a group for each owner and week, and no end of owners. */
final class AnswerParts {
    /** The tables of an answer, the main one first. */
    static final List<String> TABLES = List.of(Question.WORKLOAD.path(), "value");

    private AnswerParts() {}

    /** Writes {@code tables} one after the other, each in a reading of its own: all are of one moment. */
    static void write(TableWriter out, List<String> tables, Iterable<Answer<WorkloadFigures>> parts, ObjectMapper json)
            throws IOException {
        for (String table : tables) {
            List<String> columns = List.of();
            for (var part : parts) {
                var rows = AnswerTables.of(Question.WORKLOAD, json.<JsonNode>valueToTree(part))
                        .getOrDefault(table, List.of());
                if (columns.isEmpty() && !rows.isEmpty()) {
                    columns = columns(table, part.groupBy(), rows);
                    out.table(table, columns);
                }
                for (var row : rows) {
                    out.row(columns.stream().map(row::get).toList());
                }
            }
            if (columns.isEmpty()) {
                out.table(table, AnswerTables.columns(List.of()));
            }
        }
    }

    /** Those of the first rows, and a name for each id: the first rows may be of nobody whose name is known. */
    private static List<String> columns(String table, List<String> groupBy, List<Map<String, @Nullable Object>> rows) {
        List<String> columns = new ArrayList<>(AnswerTables.columns(rows));
        boolean main = table.equals(TABLES.getFirst());
        groupBy.stream()
                .filter(key -> main && isId(key) && !columns.contains("names." + key))
                .forEach(key -> columns.add(groupBy.size(), "names." + key));
        return columns;
    }

    private static boolean isId(String key) {
        return Arrays.stream(Dimension.values())
                .anyMatch(dimension -> dimension.isId() && dimension.parameter().equals(key));
    }
}
