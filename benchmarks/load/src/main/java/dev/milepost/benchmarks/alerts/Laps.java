package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.Series;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The rounds of several sides, measured in turns; the first side is what the others are compared with. */
final class Laps {
    private final Map<String, List<Lap>> laps = new LinkedHashMap<>();

    /** One of those that are measured beside each other. */
    interface Side {
        String name();

        /** Does the work of one round, and measures it. */
        Lap lap();
    }

    /**
     * What the design asks for.
     *
     * @param figure of a round
     * @param beside the other side
     * @param isAtLeast whether the ratio must reach the goal, or must not exceed it
     */
    record Goal(String what, ToDoubleFunction<Lap> figure, String beside, boolean isAtLeast, double goal) {}

    /** Warms up, and then lets each have its turn in each round. */
    static Laps run(String title, List<? extends Side> sides, int warmUp, int rounds, PrintStream out) {
        out.printf("%n%s%n", title);
        var laps = new Laps();
        for (int i = 1 - warmUp; i <= rounds; i++) {
            for (Side side : sides) {
                Lap lap = side.lap();
                out.printf(
                        Locale.ROOT,
                        "  %-9s %-22s %,9.0f a second   p50 %8.2f ms   p99 %8.2f ms   most %8.2f ms   %5.0f + %5.0f µs%n",
                        i < 1 ? "warm-up" : "round " + i,
                        side.name(),
                        lap.rate(),
                        lap.p50(),
                        lap.p99(),
                        lap.most(),
                        lap.own(),
                        lap.database());
                if (i >= 1) {
                    laps.laps
                            .computeIfAbsent(side.name(), any -> new ArrayList<>())
                            .add(lap);
                }
            }
        }
        return laps;
    }

    /** The figures of all sides as a table. */
    String figures(String what) {
        var text = new StringBuilder(
                "| %s | a second | p50 in ms | p99 in ms | most in ms | processor µs for each: its own | MariaDB |%n"
                        .formatted(what));
        text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        laps.forEach((name, of) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s |%n",
                name,
                series(of, Lap::rate).show("%.0f"),
                series(of, Lap::p50).show("%.2f"),
                series(of, Lap::p99).show("%.2f"),
                series(of, Lap::most).show("%.2f"),
                series(of, Lap::own).show("%.0f"),
                series(of, Lap::database).show("%.0f"))));
        return text.toString();
    }

    /** The rows of a table of goals. */
    String goals(List<Goal> goals) {
        var text = new StringBuilder();
        for (Goal goal : goals) {
            Series ratios = ratios(goal.figure(), goal.beside());
            boolean isMet = goal.isAtLeast() ? ratios.median() >= goal.goal() : ratios.median() <= goal.goal();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s %s | %s |%n",
                    goal.what(),
                    goal.beside(),
                    ratios.show("%.2f"),
                    goal.isAtLeast() ? "at least" : "at most",
                    goal.goal(),
                    isMet ? "yes" : "**no**"));
        }
        return text.toString();
    }

    /** A row of the same table for what nothing is asked of. */
    String ratio(String what, ToDoubleFunction<Lap> figure, String beside) {
        return "| %s | %s | %s | none | |%n"
                .formatted(what, beside, ratios(figure, beside).show("%.2f"));
    }

    static final String GOALS_HEAD = "| ratio | beside | measured | goal | met |\n| --- | --- | --- | --- | --- |\n";

    /** Of each pair of neighbours, as the machine may slow down. */
    private Series ratios(ToDoubleFunction<Lap> figure, String beside) {
        List<Lap> ours = laps.values().iterator().next();
        List<Lap> theirs = laps.getOrDefault(beside, List.of());
        return Series.of(IntStream.range(0, ours.size())
                .mapToDouble(i -> figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i))));
    }

    private static Series series(List<Lap> laps, ToDoubleFunction<Lap> figure) {
        return Series.of(laps.stream().mapToDouble(figure));
    }
}
