package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What is due and what was paid, by currency. */
final class MoneyDue extends Question {
    MoneyDue(String filter, String where) {
        super("money", List.of(By.CURRENCY), filter, where);
    }

    @Override
    List<String> grouped(Dialect dialect) {
        return List.of(
                "m.status",
                "CASE WHEN m.status = 'PAID' THEN " + dialect.days("m.invoiced_on", "m.paid_on") + " END",
                "CASE WHEN m.status = 'PAID' THEN " + dialect.days("m.due_on", "m.paid_on") + " END");
    }

    @Override
    List<String> summed(Dialect dialect) {
        return List.of(
                "COUNT(*)",
                "SUM(m.outstanding)",
                "SUM(CASE WHEN m.due_on < " + Portfolio.TODAY + " THEN m.outstanding ELSE 0 END)",
                "SUM(m.amount - m.outstanding)");
    }

    /** The payments know whom their milestones are owed by. */
    @Override
    String from() {
        return " FROM bench_payment m";
    }

    @Override
    String only() {
        return " AND m.status <> 'CANCELLED'";
    }

    @Override
    void add(String key, ResultSet row, int before, Figures figures) throws SQLException {
        String status = row.getString(before + 1);
        long n = row.getLong(before + 4);
        int days = row.getInt(before + 2);
        if (!row.wasNull()) {
            figures.days(key, "daysToPay", days, n);
        }
        days = row.getInt(before + 3);
        if (!row.wasNull()) {
            figures.days(key, "daysLate", days, n);
        }
        BigDecimal outstanding = number(row, before + 5);
        figures.add(key, "payments", n);
        figures.add(key, "due." + key, outstanding);
        if (status.equals("INVOICED") || status.equals("DISPUTED")) {
            figures.add(key, status.toLowerCase(java.util.Locale.ROOT) + "." + key, outstanding);
        }
        figures.add(key, "overdue." + key, number(row, before + 6));
        figures.add(key, "paid." + key, number(row, before + 7));
    }

    @Override
    void read(String key, JsonNode group, Figures figures) {
        numbers(key, group, figures, "payments");
        for (String name : List.of("due", "invoiced", "disputed", "overdue", "paid")) {
            amount(key, name, group.path(name), figures);
        }
        distribution(key, "daysToPay", group.path("daysToPay"), figures);
        distribution(key, "daysLate", group.path("daysLate"), figures);
    }
}
