package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Who stands for the delay. The service tests each group against all others besides. */
final class Bottlenecks extends Question {
    Bottlenecks(List<By> by, String filter, String where) {
        super("bottlenecks", by, filter, where);
    }

    @Override
    List<String> grouped(Dialect dialect) {
        return List.of(dialect.days(BASELINE, "m.met_on"));
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
    String only() {
        return " AND m.status = 'MET' AND m.met_on IS NOT NULL";
    }

    @Override
    void add(String key, ResultSet row, int before, Figures figures) throws SQLException {
        int late = Math.max(0, row.getInt(before + 1));
        long n = row.getLong(before + 2);
        figures.days(key, "delay", late, n);
        figures.add(key, "delayDays", late * n);
        figures.add(key, "late", late > 0 ? n : 0);
    }

    @Override
    void read(String key, JsonNode group, Figures figures) {
        numbers(key, group, figures, "delayDays", "late");
        distribution(key, "delay", group.path("delay"), figures);
    }
}
