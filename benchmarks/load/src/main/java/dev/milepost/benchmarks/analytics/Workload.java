package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Open and coming work by week of the current due date. */
final class Workload extends Question {
    Workload(By whose, String filter, String where) {
        super("workload", List.of(whose, By.WEEK), filter, where);
    }

    @Override
    String day() {
        return "m.due_date";
    }

    @Override
    List<String> grouped(Dialect dialect) {
        return List.of("m.currency");
    }

    @Override
    List<String> summed(Dialect dialect) {
        return List.of(
                "COUNT(*)",
                count("m.status = 'PLANNED'"),
                count("m.status = 'IN_PROGRESS'"),
                count("m.status = 'SUBMITTED'"),
                count("m.status = 'REJECTED'"),
                count("m.due_date < " + Portfolio.TODAY),
                "SUM(m.term_amount)",
                "SUM(m.term_percent * c.value)");
    }

    @Override
    String only() {
        return " AND " + OPEN;
    }

    @Override
    void add(String key, ResultSet row, int before, Figures figures) throws SQLException {
        int next = before + 2;
        for (String name : List.of("open", "planned", "inProgress", "submitted", "rejected", "overdue")) {
            figures.add(key, name, row.getLong(next++));
        }
        figures.add(key, "total." + row.getString(before + 1), Value.of(row, next));
    }

    @Override
    void read(String key, JsonNode group, Figures figures) {
        numbers(key, group, figures, "open", "planned", "inProgress", "submitted", "rejected", "overdue");
        for (JsonNode value : group.path("value")) {
            amount(key, "total", value.path("total"), figures);
        }
    }
}
