package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Groups;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.rollup.DayHistogram;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds who stands for the delay: groups by their days late, and a test for each against all others. */
final class Bottlenecks {
    private static final double CHANCE = 0.05;
    private static final int FEWEST = 5;

    private Bottlenecks() {}

    private static final class Candidate {
        final List<@Nullable String> keys;
        final DayHistogram delays;
        final long total;
        double probability = 1;
        boolean later;

        Candidate(List<@Nullable String> keys, Standing them) {
            this.keys = keys;
            this.delays = them.variances().delays();
            this.total = delays.total();
        }
    }

    static List<Group<BottleneckFigures>> of(Frame frame, Groups measured) {
        List<Candidate> candidates = new ArrayList<>();
        measured.forEach((keys, them) -> candidates.add(new Candidate(keys, them)));
        DayHistogram whole = new DayHistogram();
        candidates.forEach(candidate -> whole.add(candidate.delays, 1));
        candidates.forEach(candidate -> compare(candidate, whole));
        correct(candidates);
        candidates.sort(Comparator.comparingLong((Candidate one) -> one.total).reversed());
        long all = candidates.stream().mapToLong(one -> one.total).sum();
        List<Group<BottleneckFigures>> groups = new ArrayList<>(candidates.size());
        long soFar = 0;
        for (Candidate one : candidates) {
            soFar += one.total;
            long n = one.delays.count();
            groups.add(Grouping.group(
                    frame,
                    Which.MEASURED,
                    one.keys,
                    n,
                    new BottleneckFigures(
                            one.total,
                            Rates.of(one.total, all),
                            Rates.of(soFar, all),
                            n - one.delays.countUpTo(0),
                            Distribution.of(one.delays),
                            Rates.rounded(one.probability),
                            one.probability < CHANCE && n >= FEWEST && one.later)));
        }
        return groups;
    }

    private static void compare(Candidate candidate, DayHistogram whole) {
        DayHistogram rest = whole.without(candidate.delays);
        candidate.probability = MannWhitney.probability(candidate.delays, rest);
        // the means compared without a division: total / count > sum / count
        candidate.later = BigDecimal.valueOf(candidate.total)
                        .multiply(BigDecimal.valueOf(rest.count()))
                        .compareTo(
                                BigDecimal.valueOf(rest.total()).multiply(BigDecimal.valueOf(candidate.delays.count())))
                > 0;
    }

    /** Holm's correction: of many groups one differs by chance, so the smallest probability counts for all of them. */
    private static void correct(List<Candidate> candidates) {
        List<Candidate> ascending = new ArrayList<>(candidates);
        ascending.sort(Comparator.comparingDouble(one -> one.probability));
        double least = 0;
        for (int i = 0; i < ascending.size(); i++) {
            Candidate one = ascending.get(i);
            least = Math.max(least, Math.min(1, one.probability * (ascending.size() - i)));
            one.probability = least;
        }
    }
}
