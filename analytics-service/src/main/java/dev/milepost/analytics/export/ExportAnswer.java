package dev.milepost.analytics.export;

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
        Map<String, List<Map<String, @Nullable Object>>> tables =
                AnswerTables.of(question.path(), json.valueToTree(questions.ask(question, given)));
        List<String> names = part != null
                ? List.of(part)
                : format == TableFormat.CSV ? List.of(question.path()) : List.copyOf(tables.keySet());
        if (part != null && !tables.containsKey(part)) {
            throw Choice.wrong("part", "'" + part + "' is none of " + String.join(", ", tables.keySet()));
        }
        return new Export(question.path() + "." + format.extension(), format, out -> {
            for (String name : names) {
                var rows = tables.getOrDefault(name, List.of());
                List<String> columns = AnswerTables.columns(rows);
                out.table(name, columns);
                for (var row : rows) {
                    out.row(columns.stream().map(row::get).toList());
                }
            }
        });
    }
}
