package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * How late what is late: variances, slips and the age of what is overdue, with percentiles. The database counts how often
 * each number of days occurs, which gives exact percentiles faster than its own functions for them do. The service's answer
 * has the moves of dates and their reasons besides.
 */
final class Delay extends Question {
    Delay(List<By> by, String filter, String where) {
        super("delay", by, filter, where);
    }

    @Override
    List<String> grouped(Dialect dialect) {
        return List.of(
                "CASE WHEN m.status = 'MET' THEN " + dialect.days(BASELINE, "m.met_on") + " END",
                "CASE WHEN m.status NOT IN ('WAIVED', 'CANCELLED') THEN "
                        + dialect.days("m.baseline_due_date", "m.due_date") + " END",
                "CASE WHEN " + OPEN + " AND " + BASELINE + " < " + Portfolio.TODAY + " THEN "
                        + dialect.days(BASELINE, Portfolio.TODAY) + " END");
    }

    @Override
    List<String> summed(Dialect dialect) {
        return List.of("COUNT(*)");
    }

    @Override
    String from() {
        return " FROM bench_milestone m";
    }

    @Override
    void add(String key, ResultSet row, int before, Figures figures) throws SQLException {
        long n = row.getLong(before + 4);
        int days = row.getInt(before + 1);
        if (!row.wasNull()) {
            figures.days(key, "varianceDays", days, n);
            figures.days(key, "delayDays", Math.max(0, days), n);
        }
        days = row.getInt(before + 2);
        if (!row.wasNull()) {
            figures.days(key, "slipDays", days, n);
        }
        days = row.getInt(before + 3);
        if (!row.wasNull()) {
            figures.days(key, "overdueDays", days, n);
        }
    }

    @Override
    void read(String key, JsonNode group, Figures figures) {
        for (String name : List.of("varianceDays", "delayDays", "slipDays", "overdueDays")) {
            distribution(key, name, group.path(name), figures);
        }
    }
}
