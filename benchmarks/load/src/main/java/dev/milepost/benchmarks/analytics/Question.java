package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One question of a dashboard: asked of the service by its address, of a database by one statement over the raw rows. */
abstract class Question {
    static final String MILESTONES =
            " FROM bench_milestone m JOIN bench_contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id";
    static final String OPEN = "m.status IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'REJECTED')";
    static final String BASELINE = "COALESCE(m.baseline_due_date, m.due_date)";
    private static final List<String> DISTRIBUTION = List.of("count", "mean", "median", "p75", "p90", "p95", "max");

    private final String address;
    private final List<By> by;
    private final String where;

    /**
     * @param name as it stands in the address
     * @param filter such as {@code team=legal}, or empty
     * @param where the same as a condition
     */
    Question(String name, List<By> by, String filter, String where) {
        String groups =
                by.isEmpty() ? "" : "groupBy=" + by.stream().map(By::dimension).collect(Collectors.joining(","));
        String query =
                List.of(groups, filter).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
        this.address = query.isEmpty() ? name : name + (name.contains("?") ? "&" : "?") + query;
        this.by = by;
        this.where = where;
    }

    /** The address below {@code /api/v1/analytics/}. */
    String address() {
        return address;
    }

    /** What is grouped by besides. */
    abstract List<String> grouped(Dialect dialect);

    /** What is summed up. */
    abstract List<String> summed(Dialect dialect);

    /** The day that periods go by. */
    String day() {
        return BASELINE;
    }

    String from() {
        return MILESTONES;
    }

    /** Which rows count, besides the filter. */
    String only() {
        return "";
    }

    /** The statement, which has the tenant as its only parameter. */
    String sql(Dialect dialect) {
        List<String> grouped = new ArrayList<>();
        by.forEach(one -> grouped.add(one.sql(dialect, day())));
        grouped.addAll(grouped(dialect));
        List<String> columns = new ArrayList<>(grouped);
        columns.addAll(summed(dialect));
        String groups = IntStream.rangeClosed(1, grouped.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return "SELECT " + String.join(", ", columns) + from() + " WHERE m.tenant_id = ?" + only() + where
                + (groups.isEmpty() ? "" : " GROUP BY " + groups);
    }

    /** The figures that the rows of the statement come to. */
    SortedMap<String, String> figures(ResultSet row) throws SQLException {
        Figures figures = new Figures();
        while (row.next()) {
            List<String> key = new ArrayList<>();
            for (int i = 0; i < by.size(); i++) {
                key.add(by.get(i).shown(row.getString(i + 1)));
            }
            add(String.join("/", key), row, by.size(), figures);
        }
        return figures.all();
    }

    /** The figures of the service's answer. */
    SortedMap<String, String> figures(JsonNode answer) {
        Figures figures = new Figures();
        for (JsonNode group : answer.path("groups")) {
            List<String> key = new ArrayList<>();
            group.path("key").forEach(value -> key.add(value.asText()));
            read(String.join("/", key), group.path("figures"), figures);
        }
        return figures.all();
    }

    /** Adds a row, whose columns after the keys begin after {@code before}. */
    abstract void add(String key, ResultSet row, int before, Figures figures) throws SQLException;

    /** Takes the figures of a group of the service's answer. */
    abstract void read(String key, JsonNode group, Figures figures);

    static String count(String condition) {
        return "SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END)";
    }

    /** A number of whatever type the database gives it. */
    static BigDecimal number(ResultSet row, int column) throws SQLException {
        return new BigDecimal(row.getString(column));
    }

    static void distribution(String key, String name, JsonNode distribution, Figures figures) {
        for (String part : DISTRIBUTION) {
            if (distribution.hasNonNull(part)) {
                figures.add(
                        key,
                        name + "." + part,
                        new BigDecimal(distribution.path(part).asText()));
            }
        }
    }

    static void numbers(String key, JsonNode group, Figures figures, String... names) {
        for (String name : names) {
            figures.add(key, name, group.path(name).asLong());
        }
    }

    static void amount(String key, String name, JsonNode amount, Figures figures) {
        figures.add(
                key,
                name + "." + amount.path("currency").asText(),
                new BigDecimal(amount.path("amount").asText("0")));
    }
}
