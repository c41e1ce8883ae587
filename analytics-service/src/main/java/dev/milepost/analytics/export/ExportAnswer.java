package dev.milepost.analytics.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.analytics.figure.Question;
import dev.milepost.analytics.figure.Questions;
import dev.milepost.kit.http.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a question as tables. */
@ApplicationScoped
public class ExportAnswer {
    private final Questions questions;
    private final ObjectMapper json;

    @Inject
    ExportAnswer(Questions questions, ObjectMapper json) {
        this.questions = questions;
        this.json = json;
    }

    /**
     * The export.
     *
     * @param given the parameters of the question
     * @param part the table wanted; null for the first of a CSV, and for all of an XLSX
     */
    public Export export(
            Question question, Map<String, List<String>> given, TableFormat format, @Nullable String part) {
        String name = question.path() + "." + format.extension();
        if (question == Question.WORKLOAD) {
            var parts = questions.workloadInParts(given);
            List<String> names = wanted(AnswerParts.TABLES, format, part);
            return new Export(name, format, out -> AnswerParts.write(out, names, parts, json));
        }
        Map<String, List<Map<String, @Nullable Object>>> tables =
                AnswerTables.of(question, json.<JsonNode>valueToTree(questions.ask(question, given)));
        List<String> names = wanted(List.copyOf(tables.keySet()), format, part);
        return new Export(name, format, out -> {
            for (String table : names) {
                var rows = tables.getOrDefault(table, List.of());
                List<String> columns = AnswerTables.columns(rows);
                out.table(table, columns);
                for (var row : rows) {
                    out.row(columns.stream().map(row::get).toList());
                }
            }
        });
    }

    /** Of all tables the one that is named, else the first for a CSV and all for an XLSX. */
    private static List<String> wanted(List<String> tables, TableFormat format, @Nullable String part) {
        if (part != null && !tables.contains(part)) {
            throw Choice.wrong("part", "'" + part + "' is none of " + String.join(", ", tables));
        }
        return part != null ? List.of(part) : format == TableFormat.CSV ? tables.subList(0, 1) : tables;
    }
}
