package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.alerts.AlertBenches;
import dev.milepost.benchmarks.alerts.AlertStack;
import dev.milepost.benchmarks.alerts.ProcessorTime;
import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.MadeUp;
import dev.milepost.benchmarks.load.Numbers;
import dev.milepost.local.Accounts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The questions of a dashboard: the packaged analytics-service over HTTP, beside the same GROUP BY on the raw rows in
 * MariaDB and in DuckDB. The service is asked about a large tenant and a small one. All must give the same figures first.
 */
final class DashboardsBench implements AlertBenches.AlertBench {
    private static final String USAGE = "Usage: bench --dashboards [--milestones 1000000] [--small 10000] [--rounds 5]"
            + " [--asks 40] [--warm-up 120]";
    private static final String LARGE = "aurora";
    private static final String SMALL = "borealis";
    private static final int DUCKDB_ASKS = 10;

    private final Numbers numbers;
    private final PrintStream out;

    DashboardsBench(List<String> options, PrintStream out) {
        this.numbers = Numbers.parse(
                options,
                Map.of("--milestones", 1_000_000, "--small", 10_000, "--rounds", 5, "--asks", 40, "--warm-up", 120),
                USAGE);
        for (String size : List.of("--milestones", "--small")) {
            if (numbers.of(size) % Portfolio.MILESTONES_OF_A_CONTRACT != 0) {
                throw new BenchException(
                        size + " must be a multiple of " + Portfolio.MILESTONES_OF_A_CONTRACT + ". " + USAGE);
            }
        }
        this.out = out;
    }

    @Override
    public String name() {
        return "dashboards";
    }

    /** A question of both tenants; a filter by party is one by a party of each. */
    private record Asked(Question large, Question small) {}

    /** A tenant's portfolio and how long it took to count. */
    private record Filled(Portfolio large, Portfolio small, DashboardsReport.Counting counting) {}

    @Override
    public String run() {
        try (var stack = new AlertStack(out, List.of(), MadeUp.NOW)) {
            stack.start("analytics-service");
            String url = stack.stack().mariadb().jdbcUrl("analytics");
            try (Connection connection = DriverManager.getConnection(
                    url + "?useBulkStmts=true", "analytics", Accounts.password("analytics"))) {
                Filled filled = fill(connection, stack);
                out.println("Loading DuckDB ...");
                try (var raw = new RawDatabase(
                                DriverManager.getConnection(
                                        url + "?useServerPrepStmts=true", "analytics", Accounts.password("analytics")),
                                Dialect.MARIADB);
                        var duckDb = new RawDatabase(
                                DuckDb.filledFrom(
                                        connection,
                                        Path.of(System.getProperty("milepost.root"), "benchmarks/target/stack")),
                                Dialect.DUCKDB)) {
                    return measure(stack, connection, filled, raw, duckDb);
                }
            }
        } catch (SQLException e) {
            throw new BenchException("MariaDB: " + e.getMessage(), e);
        }
    }

    private Filled fill(Connection connection, AlertStack stack) throws SQLException {
        Portfolio.create(connection);
        Portfolio small = portfolio(connection, SMALL, 2, numbers.of("--small"));
        StoredHistory.count(connection, small);
        Portfolio large = portfolio(connection, LARGE, 1, numbers.of("--milestones"));
        out.println("Counting them into cells ...");
        var own = new ProcessorTime(stack.stack().service("analytics-service").pid());
        var database = new ProcessorTime(stack.databasePid());
        Duration took = StoredHistory.count(connection, large);
        int milestones = numbers.of("--milestones");
        var counting =
                new DashboardsReport.Counting(took, own.microsForEach(milestones), database.microsForEach(milestones));
        out.printf("  took %.1f s%n", took.toMillis() / 1000.0);
        return new Filled(large, small, counting);
    }

    private Portfolio portfolio(Connection connection, String tenant, long seed, int milestones) throws SQLException {
        out.printf("Generating %,d milestones of %s ...%n", milestones, tenant);
        Portfolio portfolio = new Portfolio(tenant, seed);
        portfolio.write(connection, milestones);
        StoredHistory.write(connection, portfolio);
        return portfolio;
    }

    private String measure(AlertStack stack, Connection connection, Filled filled, RawDatabase raw, RawDatabase duckDb)
            throws SQLException {
        var service = new Dashboards(stack.stack().url("analytics-service"));
        List<Question> ofLarge = DashboardQuestions.of(filled.large);
        List<Question> ofSmall = DashboardQuestions.of(filled.small);
        List<Asked> all = new ArrayList<>();
        for (int i = 0; i < ofLarge.size(); i++) {
            all.add(new Asked(ofLarge.get(i), ofSmall.get(i)));
        }
        String largeToken = stack.stack().token(LARGE + "-manager");
        String smallToken = stack.stack().token(SMALL + "-manager");
        for (Asked one : all) {
            requireSame(one.large, LARGE, service.read(one.large, largeToken), raw, duckDb);
            requireSame(one.small, SMALL, service.read(one.small, smallToken), raw, duckDb);
        }
        out.printf("All figures are the same. Warming up for %d s ...%n", numbers.of("--warm-up"));
        for (int i = 0; i < DUCKDB_ASKS; i++) {
            all.forEach(one -> duckDb.ask(one.large, LARGE));
        }
        long begin = System.nanoTime();
        do { // the service only: it is compiled while it runs, DuckDB is compiled
            for (Asked one : all) {
                service.ask(one.large, largeToken);
                service.ask(one.small, smallToken);
            }
        } while (System.nanoTime() - begin
                < Duration.ofSeconds(numbers.of("--warm-up")).toNanos());
        DashboardsReport report = new DashboardsReport(
                numbers,
                filled.counting,
                stack.stack().service("analytics-service").pid(),
                stack.databasePid());
        for (int round = 1; round <= numbers.of("--rounds"); round++) {
            out.printf("Round %d ...%n", round);
            String ofManager = stack.stack().token(LARGE + "-manager"); // one does not live for long
            String ofOther = stack.stack().token(SMALL + "-manager");
            for (Asked one : all) {
                var row = report.row(one.large);
                Times.round(
                        numbers.of("--asks"),
                        row.large(),
                        () -> service.ask(one.large, ofManager),
                        row.small(),
                        () -> service.ask(one.small, ofOther));
                row.duckDb().round(DUCKDB_ASKS, () -> duckDb.ask(one.large, LARGE));
                row.raw().round(1, () -> raw.ask(one.large, LARGE));
            }
        }
        String last = stack.stack().token(LARGE + "-manager");
        String lastOfSmall = stack.stack().token(SMALL + "-manager");
        try (var statements = new Statements(connection)) {
            for (Asked one : all) {
                var sizes = new DashboardsReport.Sizes(
                        service.ask(one.large, last).length, service.ask(one.small, lastOfSmall).length);
                Times changed = new Times();
                for (int i = 0; i < DUCKDB_ASKS; i++) {
                    StoredHistory.sayItWasCounted(connection, filled.large);
                    changed.round(1, () -> service.ask(one.large, last));
                }
                report.work(
                        one.large,
                        sizes,
                        changed,
                        statements,
                        numbers.of("--asks"),
                        () -> service.ask(one.large, last));
            }
        }
        return report.text();
    }

    private static void requireSame(
            Question question,
            String tenant,
            com.fasterxml.jackson.databind.JsonNode answer,
            RawDatabase raw,
            RawDatabase duckDb) {
        SortedMap<String, String> expected = question.figures(answer);
        for (var actual : List.of(raw.ask(question, tenant), duckDb.ask(question, tenant))) {
            if (expected.isEmpty() || !expected.equals(actual)) {
                var differing = new ArrayList<>(expected.entrySet());
                differing.removeAll(actual.entrySet());
                var other = new ArrayList<>(actual.entrySet());
                other.removeAll(expected.entrySet());
                throw new BenchException("%s is answered differently:%n%s%n%s"
                        .formatted(question.address(), first(differing), first(other)));
            }
        }
    }

    private static List<?> first(List<?> figures) {
        return figures.subList(0, Math.min(20, figures.size()));
    }
}
