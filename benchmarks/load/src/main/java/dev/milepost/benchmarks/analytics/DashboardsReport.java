package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.alerts.AlertStack;
import dev.milepost.benchmarks.alerts.ProcessorTime;
import dev.milepost.benchmarks.load.Numbers;
import dev.milepost.benchmarks.load.Series;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What the questions took, as Markdown. */
final class DashboardsReport {
    private static final double KIB = 1024;
    private static final double OF_RAW = 100;
    private static final double OF_DUCKDB = 10;
    private static final double OF_SMALL = 1.2;

    private final Numbers numbers;
    private final Counting counting;
    private final long service;
    private final long database;
    private final Map<Question, Row> rows = new LinkedHashMap<>();
    private final StringBuilder work = new StringBuilder();

    /**
     * How the service counted the large portfolio.
     *
     * @param own processor time of the service for each milestone, in microseconds
     * @param database that of MariaDB
     */
    record Counting(Duration took, double own, double database) {}

    /** The times of the sides. */
    record Row(Times large, Times small, Times duckDb, Times raw) {}

    /**
     * @param counting how long the service counted the large portfolio
     * @param service the id of its process
     * @param database that of MariaDB's
     */
    DashboardsReport(Numbers numbers, Counting counting, long service, long database) {
        this.numbers = numbers;
        this.counting = counting;
        this.service = service;
        this.database = database;
    }

    Row row(Question question) {
        return rows.computeIfAbsent(question, none -> new Row(new Times(), new Times(), new Times(), new Times()));
    }

    /** How many bytes the answers about the two tenants are: what is longer takes longer to write and to read. */
    record Sizes(int large, int small) {}

    /**
     * Notes how much work an answer is.
     *
     * @param changed how long it takes when something was counted since the one before, so that all is read anew
     */
    void work(Question question, Sizes sizes, Times changed, Statements statements, int asks, Runnable ask) {
        long before = statements.run();
        var own = new ProcessorTime(service);
        var ofDatabase = new ProcessorTime(database);
        for (int i = 0; i < asks; i++) {
            ask.run();
        }
        work.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.1f | %.1f | %.1f | %.0f | %.0f |%n",
                shown(question),
                changed.medians().median(),
                sizes.large / KIB,
                sizes.small / KIB,
                (statements.run() - before - 1.0) / asks,
                own.microsForEach(asks),
                ofDatabase.microsForEach(asks)));
    }

    /** Ids are long. */
    private static String shown(Question question) {
        return question.address().replaceAll("=[0-9a-f-]{36}", "=…").replace("&", " ");
    }

    String text() {
        int milestones = numbers.of("--milestones");
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                %,d milestones, and %,d of another tenant; %d rounds in turns, each of %d answers to a question by the service, \
                10 by DuckDB and one by MariaDB, after %d s of warm-up. %s.
                Counting the %1$,d milestones into cells took %.1f s (%,.0f a second; processor time for each: %.0f µs of the service, %.0f µs of MariaDB).
                Times are ms of one request after the other: p50 is the median of the rounds, p99 of all answers. Ratios are \
                medians of those of the rounds, with the least and the most in brackets.

                | question | service p50 | p99 | DuckDB p50 | p99 | raw MariaDB p50 | most | raw / service | DuckDB / service | large / small |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """,
                milestones,
                numbers.of("--small"),
                numbers.of("--rounds"),
                numbers.of("--asks"),
                numbers.of("--warm-up"),
                AlertStack.machine(),
                counting.took.toMillis() / 1000.0,
                milestones / (counting.took.toMillis() / 1000.0),
                counting.own,
                counting.database));
        rows.forEach((question, row) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f | %s | %s | %s |%n",
                shown(question),
                row.large.medians().median(),
                row.large.p99(),
                row.duckDb.medians().median(),
                row.duckDb.p99(),
                row.raw.medians().median(),
                row.raw.p99(),
                row.raw.times(row.large).show("%.0f"),
                row.duckDb.times(row.large).show("%.1f"),
                row.large.times(row.small).show("%.2f"))));
        return text
                + "\n| goal | questions that meet it | least | median | most | all one after the other |\n"
                + "| --- | --- | --- | --- | --- | --- |\n"
                + goal("raw / service at least 100", Row::raw, Row::large, OF_RAW, true)
                + goal("DuckDB / service at least 10", Row::duckDb, Row::large, OF_DUCKDB, true)
                + goal("large / small at most 1.2", Row::large, Row::small, OF_SMALL, false)
                + "\n| question | ms right after a change | KiB of the answer | of the small tenant's | MariaDB statements | processor µs of the service | of MariaDB |\n"
                + "| --- | --- | --- | --- | --- | --- | --- |\n"
                + work;
    }

    private String goal(
            String what, Function<Row, Times> some, Function<Row, Times> others, double goal, boolean atLeast) {
        Series ratios = Series.of(rows.values().stream()
                .mapToDouble(row -> some.apply(row).times(others.apply(row)).median()));
        long met = java.util.Arrays.stream(ratios.values())
                .filter(ratio -> atLeast ? ratio >= goal : ratio <= goal)
                .count();
        return String.format(
                Locale.ROOT,
                "| %s | %d of %d | %.2f | %.2f | %.2f | %.2f |%n",
                what,
                met,
                ratios.values().length,
                ratios.least(),
                ratios.median(),
                ratios.most(),
                sum(some) / sum(others));
    }

    private double sum(Function<Row, Times> side) {
        return rows.values().stream()
                .mapToDouble(row -> side.apply(row).medians().median())
                .sum();
    }
}
