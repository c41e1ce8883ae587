package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.alerts.AlertBenches.AlertBench;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@code ./milepost bench --dashboards} and its like run. */
public final class AnalyticsBenches {
    private AnalyticsBenches() {}

    /** The benchmark that the arguments after the first name; empty when they name none of these. */
    public static Optional<AlertBench> of(String[] arguments, PrintStream out) {
        if (arguments.length < 2) {
            return Optional.empty();
        }
        List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
        return switch (arguments[1]) {
            case "--dashboards" -> Optional.of(new DashboardsBench(options, out));
            case "--ingestion" -> Optional.of(new IngestionBench(options, out));
            case "--rebuild" -> Optional.of(new RebuildBench(options, out));
            default -> Optional.empty();
        };
    }
}
