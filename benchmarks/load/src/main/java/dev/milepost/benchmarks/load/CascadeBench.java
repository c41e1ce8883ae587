package dev.milepost.benchmarks.load;

import dev.milepost.milestone.schedule.Effect;
import dev.milepost.milestone.schedule.Plan;
import dev.milepost.milestone.schedule.Schedule;
import dev.milepost.milestone.schedule.WorkingDays;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * The preview of a cascade beside one topological sort by JGraphT of the same graph. The preview is all that the engine
 * does for an answer: both plans from records to arrays, both passes, what moves with its paths, conflicts, what is
 * critical. Reading rows and writing JSON are not in it, nor is building JGraphT's graph in the other.
 */
final class CascadeBench {
    static final int MILESTONES = 10_000;
    static final int DEPENDENCIES = 30_000;
    static final double GOAL = 10;

    private static final int WARM_UP = 300;
    private static final int ROUNDS = 41;

    private final PrintStream out;
    private long kept;

    CascadeBench(PrintStream out) {
        this.out = out;
    }

    String run() {
        var made = new MadeUpPlan(MILESTONES, DEPENDENCIES);
        Graph<Integer, DefaultEdge> graph = made.graph();
        out.printf("Warming up, %d times each ...%n", WARM_UP);
        for (int i = 0; i < WARM_UP; i++) {
            preview(made.before(), made.after());
            sort(graph);
        }
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) { // in turns, so that a machine that slows down slows both
            ours[i] = preview(made.before(), made.after());
            theirs[i] = sort(graph);
            ratios[i] = ours[i] / theirs[i];
        }
        int moved = effect(made.before(), made.after()).moved().size();
        return report(moved, new Series(ours), new Series(theirs), new Series(ratios));
    }

    private double preview(Plan before, Plan after) {
        long begin = System.nanoTime();
        Effect effect = effect(before, after);
        kept += effect.moved().size()
                + effect.conflicts().size()
                + effect.criticalBefore().size()
                + effect.criticalAfter().size();
        return millisSince(begin);
    }

    private static Effect effect(Plan before, Plan after) {
        return Effect.of(Schedule.of(before), Schedule.of(after), Set.of(), WorkingDays.MONDAY_TO_FRIDAY, false);
    }

    private double sort(Graph<Integer, DefaultEdge> graph) {
        long begin = System.nanoTime();
        var order = new TopologicalOrderIterator<>(graph);
        while (order.hasNext()) {
            kept += order.next();
        }
        return millisSince(begin);
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private String report(int moved, Series ours, Series theirs, Series ratios) {
        return String.format(
                Locale.ROOT,
                """
                %,d milestones, %,d dependencies, of which %,d milestones move; %d rounds in turns after %d of warm-up. \
                %d processors, %s, Java %s.
                Figures are medians of the rounds in ms, with the least and the most in brackets.

                | | preview | topological sort by JGraphT | ratio | goal | met |
                | --- | --- | --- | --- | --- | --- |
                | cascade | %s | %s | %s | at most %.0f | %s |
                """,
                MILESTONES,
                DEPENDENCIES,
                moved,
                ROUNDS,
                WARM_UP,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                Runtime.version().feature(),
                ours.show("%.2f"),
                theirs.show("%.2f"),
                ratios.show("%.2f"),
                GOAL,
                ratios.median() <= GOAL ? "yes" : "no");
    }

    /** What was computed, so that no compiler leaves it out. */
    long kept() {
        return kept;
    }
}
