package dev.milepost.benchmarks.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Whether webhooks came as fast as events were written, in one round.
 *
 * @param written how many
 * @param writing how long writing them took
 * @param backlog how many had not come when the writing ended
 * @param lag how long it took then until all had come
 */
record Pace(int written, Duration writing, int backlog, Duration lag) {
    /** Who manages so much of the rate keeps pace, and who is done so soon: what is just under way is no backlog. */
    private static final double KEPT = 0.98;

    private static final Duration UNDER_WAY = Duration.ofMillis(250);

    double writtenRate() {
        return written / seconds(writing);
    }

    double receivedRate() {
        return written / seconds(writing.plus(lag));
    }

    /** What the rounds say, in words: who was too slow, by how much, and what waited. */
    static String sentence(List<Pace> rounds, int rate) {
        double slowestWriting =
                rounds.stream().mapToDouble(Pace::writtenRate).min().orElseThrow();
        if (slowestWriting < KEPT * rate) {
            return String.format(
                            Locale.ROOT,
                            "**milestone-service did not keep pace** with %d writes a second: in the slowest round it wrote %.0f a"
                                    + " second. Ask for less with --rate. ",
                            rate,
                            slowestWriting)
                    + received(rounds, slowestWriting);
        }
        return received(rounds, rate);
    }

    private static String received(List<Pace> rounds, double rate) {
        double slowest = rounds.stream().mapToDouble(Pace::receivedRate).min().orElseThrow();
        int backlog = rounds.stream().mapToInt(Pace::backlog).max().orElseThrow();
        double lag =
                rounds.stream().mapToDouble(round -> seconds(round.lag)).max().orElseThrow();
        boolean kept = slowest >= KEPT * rate || lag <= seconds(UNDER_WAY);
        return String.format(
                Locale.ROOT,
                "%s with %.0f writes a second: in the slowest round %.0f webhooks a second were received; when the writing"
                        + " ended, %,d were outstanding at most, and the last of them came %.2f s later.%s",
                kept ? "Webhooks kept pace" : "**Webhooks did not keep pace**",
                rate,
                slowest,
                backlog,
                lag,
                kept ? "" : " Their ages hold the time in that line; ask for less with --rate.");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
