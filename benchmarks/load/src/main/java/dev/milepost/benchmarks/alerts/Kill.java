package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.Series;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a round came to in which one of two replicas was killed.
 *
 * @param lap of all that was due, without processor times, as those of the dead are not known
 * @param before how many were delivered when it was killed
 * @param cameBack how many it had claimed and not recorded: they were delivered after their lease
 * @param rateOfOthers pieces of work a second of all others, until the last of these was delivered
 * @param repeated messages that arrived more than once
 */
record Kill(Lap lap, int before, int cameBack, double rateOfOthers, int repeated) {
    /**
     * @param lateness of each, in microseconds
     * @param took until the last was recorded
     * @param killedAfter when the process was dead, from the moment they were due
     * @param claimed what was claimed right after that, and when these claims end, in microseconds
     * @param sent when each was sent, in microseconds of the same count
     */
    static Kill of(
            long[] lateness,
            Duration took,
            Duration killedAfter,
            Map<String, Long> claimed,
            Map<String, Long> sent,
            int repeated) {
        var none = new ProcessorTime();
        long dead = killedAfter.toNanos() / 1000;
        int before =
                (int) Arrays.stream(lateness).filter(micros -> micros <= dead).count();
        // Who lives sends what it has claimed before the claim ends.
        int cameBack = (int) claimed.entrySet().stream()
                .filter(claim -> sent.getOrDefault(claim.getKey(), 0L) >= claim.getValue())
                .count();
        return new Kill(
                Lap.of(lateness, took, none, none), before, cameBack, rateOfOthers(lateness, cameBack), repeated);
    }

    /** What came back is what was late most: it waited for the end of a lease, and the others did not. */
    private static double rateOfOthers(long[] lateness, int cameBack) {
        long[] sorted = lateness.clone();
        Arrays.sort(sorted);
        int others = sorted.length - cameBack;
        return others == 0 ? 0 : others / (sorted[others - 1] / 1e6);
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%,9.0f a second   p50 %8.2f ms   p99 %8.2f ms   most %8.2f ms   %d when killed, %d came back, %d repeated",
                lap.rate(),
                lap.p50(),
                lap.p99(),
                lap.most(),
                before,
                cameBack,
                repeated);
    }

    /** The figures of all rounds. */
    static String table(List<Kill> kills) {
        return """
                | all, a second | those that did not come back, a second | late by: p50 in ms | p99 in ms | most in ms \
                | delivered when it was killed | came back after the lease | messages repeated |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                | %s | %s | %s | %s | %s | %s | %s | %s |
                """.formatted(
                        show(kills, it -> it.lap().rate(), "%.0f"),
                        show(kills, Kill::rateOfOthers, "%.0f"),
                        show(kills, it -> it.lap().p50(), "%.2f"),
                        show(kills, it -> it.lap().p99(), "%.2f"),
                        show(kills, it -> it.lap().most(), "%.2f"),
                        show(kills, Kill::before, "%.0f"),
                        show(kills, Kill::cameBack, "%.0f"),
                        show(kills, Kill::repeated, "%.0f"));
    }

    private static String show(List<Kill> kills, ToDoubleFunction<Kill> figure, String format) {
        return Series.of(kills.stream().mapToDouble(figure)).show(format);
    }
}
