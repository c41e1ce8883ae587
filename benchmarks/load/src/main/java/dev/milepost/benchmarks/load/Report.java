package dev.milepost.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The results as Markdown.
 *
 * @param drain the longest that events waited for the relay after a round
 * @param loaded how long the generated data took to write
 */
record Report(Options options, List<Comparison> comparisons, List<MemoryUse> memory, Duration drain, Duration loaded) {
    private static final double GOAL_OF_MEMORY = 1.2;

    /** What a service held, in MiB: before it was measured, and after all of the load. */
    record MemoryUse(String name, long atStart, long afterLoad) {}

    String markdown() {
        var text = new StringBuilder();
        line(
                text,
                "%,d milestones; %d rounds of %d s each, in turns, after %d s of warm-up; %d connections. %d processors, %s, Java %s.",
                options.milestones(),
                options.rounds(),
                options.round().toSeconds(),
                options.warmUp().toSeconds(),
                options.connections(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                Runtime.version().feature());
        line(text, "Figures are medians of the rounds, with the least and the most in brackets.");
        line(text, "");
        line(text, "| requests a second | milestone-service | bare | ratio | goal | met |");
        line(text, "| --- | --- | --- | --- | --- | --- |");
        for (var comparison : comparisons) {
            line(
                    text,
                    "| %s | %s | %s | %s | %.1f | %s |",
                    comparison.what(),
                    Comparison.series(comparison.service(), Round::rate).show("%.0f"),
                    Comparison.series(comparison.bare(), Round::rate).show("%.0f"),
                    comparison.ratios().show("%.2f"),
                    comparison.goal(),
                    comparison.isMet() ? "yes" : "no");
        }
        line(text, "");
        line(text, "| beside it | | p50 in ms | p99 in ms | MariaDB statements a request |");
        line(text, "| --- | --- | --- | --- | --- |");
        for (var comparison : comparisons) {
            latencies(text, comparison.what(), Side.SERVICE, comparison.service());
            latencies(text, comparison.what(), Side.BARE, comparison.bare());
        }
        line(text, "");
        line(text, "| resident memory in MiB (-Xmx512m) | at start | after load |");
        line(text, "| --- | --- | --- |");
        for (var use : memory) {
            line(text, "| %s | %d | %d |", use.name(), use.atStart(), use.afterLoad());
        }
        line(text, "");
        double ratio = (double) memory.getFirst().afterLoad() / memory.getLast().afterLoad();
        line(
                text,
                options.bare() == BareApplication.Kind.SAME_EXTENSIONS
                        ? "The bare application has the extensions of milestone-service: %.2f of its memory after load; the goal is at most %.1f, %s."
                        : "That is %.2f of the bare application's memory after load, which has few extensions; with --bare same-extensions the goal is at most %.1f.",
                ratio,
                GOAL_OF_MEMORY,
                ratio <= GOAL_OF_MEMORY ? "met" : "**not met**");
        line(text, "");
        line(
                text,
                "After a round, the relay had published every event within %.1f s. Generating the data took %.1f s.",
                drain.toMillis() / 1000.0,
                loaded.toMillis() / 1000.0);
        return text.toString();
    }

    private static void latencies(StringBuilder text, String what, String name, List<Round> rounds) {
        line(
                text,
                "| %s | %s | %s | %s | %.1f |",
                what,
                name,
                Comparison.series(rounds, round -> Turns.millis(round.median())).show("%.2f"),
                Comparison.series(rounds, round -> Turns.millis(round.p99())).show("%.2f"),
                Comparison.series(rounds, Round::statements).median());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
