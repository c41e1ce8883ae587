package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;

/** The on-time rate by month. The service adds a moving average and where it changed. */
final class OnTimeTrend extends Question {
    private static final int DIGITS = 4;

    OnTimeTrend(String filter, String where) {
        super("trends?figure=ON_TIME_RATE", List.of(By.MONTH), filter, where);
    }

    @Override
    List<String> grouped(Dialect dialect) {
        return List.of();
    }

    @Override
    List<String> summed(Dialect dialect) {
        return List.of("COUNT(*)", count("m.met_on <= " + BASELINE));
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
        BigDecimal measured = number(row, before + 1);
        figures.add(key, "milestones", measured);
        figures.add(key, "value", number(row, before + 2).divide(measured, DIGITS, RoundingMode.HALF_EVEN));
    }

    @Override
    SortedMap<String, String> figures(JsonNode answer) {
        Figures figures = new Figures();
        for (JsonNode point : answer.path("points")) {
            read(point.path("period").asText(), point, figures);
        }
        return figures.all();
    }

    @Override
    void read(String key, JsonNode point, Figures figures) {
        numbers(key, point, figures, "milestones");
        figures.add(key, "value", new BigDecimal(point.path("value").asText("0")));
    }
}
