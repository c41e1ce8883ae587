package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** How much is done: by status, on time, overdue, and the value of it. */
final class Completion extends Question {
    private static final List<String> PLANS = List.of("PLANNED", "IN_PROGRESS", "SUBMITTED", "REJECTED");
    private static final String MEASURED = "m.status = 'MET' AND m.met_on IS NOT NULL AND " + BASELINE + " IS NOT NULL";

    Completion(List<By> by, String filter, String where) {
        super("completion", by, filter, where);
    }

    @Override
    List<String> grouped(Dialect dialect) {
        return List.of("m.status", "m.currency");
    }

    @Override
    List<String> summed(Dialect dialect) {
        return List.of(
                "COUNT(*)",
                count(MEASURED),
                count(MEASURED + " AND m.met_on <= " + BASELINE),
                count(OPEN + " AND " + BASELINE + " < " + Portfolio.TODAY),
                "SUM(m.term_amount)",
                "SUM(m.term_percent * c.value)");
    }

    @Override
    void add(String key, ResultSet row, int before, Figures figures) throws SQLException {
        String status = row.getString(before + 1);
        String currency = row.getString(before + 2);
        boolean open = PLANS.contains(status);
        figures.add(key, open ? "open" : status.toLowerCase(java.util.Locale.ROOT), row.getLong(before + 3));
        figures.add(key, "measured", row.getLong(before + 4));
        figures.add(key, "onTime", row.getLong(before + 5));
        figures.add(key, "overdue", row.getLong(before + 6));
        if (!status.equals("WAIVED") && !status.equals("CANCELLED")) {
            BigDecimal value = Value.of(row, before + 7);
            figures.add(key, "total." + currency, value);
            if (status.equals("MET")) {
                figures.add(key, "value." + currency, value);
            }
        }
    }

    @Override
    void read(String key, JsonNode group, Figures figures) {
        numbers(key, group, figures, "met", "open", "overdue", "missed", "waived", "cancelled", "measured", "onTime");
        for (JsonNode value : group.path("value")) {
            amount(key, "total", value.path("total"), figures);
            amount(key, "value", value.path("met"), figures);
        }
    }
}
