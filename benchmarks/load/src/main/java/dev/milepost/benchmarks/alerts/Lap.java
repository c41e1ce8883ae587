package dev.milepost.benchmarks.alerts;

import java.time.Duration;
import java.util.Arrays;

/**
 * What one round of one side came to.
 *
 * @param rate pieces of work a second, from the moment the first was due until the last was done and recorded
 * @param p50 lateness in ms
 * @param p99 lateness in ms
 * @param most lateness in ms
 * @param own processor time of its own process for each, in microseconds
 * @param database processor time of MariaDB for each, in microseconds
 */
record Lap(double rate, double p50, double p99, double most, double own, double database) {
    /** @param micros how late each was */
    static Lap of(long[] micros, Duration took, ProcessorTime own, ProcessorTime database) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return new Lap(
                sorted.length / (took.toNanos() / 1e9),
                percentile(sorted, 0.50),
                percentile(sorted, 0.99),
                sorted[sorted.length - 1] / 1000.0,
                own.microsForEach(sorted.length),
                database.microsForEach(sorted.length));
    }

    /** Processor time of both for each, in microseconds. */
    double processor() {
        return own + database;
    }

    private static double percentile(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1000.0;
    }
}
