package dev.milepost.analytics.forecast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Courses that a schedule may take: each milestone comes as its chances say, and not before those that it depends on. The
 * seed is fixed.
 */
final class Simulation {
    private static final long SEED = 20_260_101;
    private static final int MOST_RUNS = 10_000;
    private static final int FEWEST_RUNS = 1_000;
    private static final int MOST_DRAWS = 5_000_000;
    /** Before every day, also with lags. */
    static final int NEVER = Integer.MIN_VALUE / 2;

    private final int[] promised;
    private final List<Spread> spreads;
    private final List<List<Link>> before;
    private final int[] earliest;
    private final int[] order;
    private final int[] ends;
    private final int[] lasts;

    /** Not before {@code milestone} and {@code lag} days. */
    record Link(int milestone, int lag) {}

    /**
     * @param promised days since 1970-01-01
     * @param spreads how late each may come
     * @param before what each depends on; those after the promised ones have no date: they only hand on what they wait for
     * @param earliest the day that each has to wait for because of what is done, {@link #NEVER} for none
     */
    Simulation(int[] promised, List<Spread> spreads, List<List<Link>> before, int[] earliest) {
        this.promised = promised.clone();
        this.spreads = spreads;
        this.before = before;
        this.earliest = earliest.clone();
        this.order = order(before);
        int runs = Math.clamp(MOST_DRAWS / Math.max(1, before.size()), FEWEST_RUNS, MOST_RUNS);
        this.ends = new int[runs];
        this.lasts = new int[promised.length];
        SplittableRandom random = new SplittableRandom(SEED);
        int[] days = new int[before.size()];
        for (int run = 0; run < runs; run++) {
            ends[run] = course(random, days);
        }
        Arrays.sort(ends);
    }

    private int course(SplittableRandom random, int[] days) {
        int last = -1;
        for (int one : order) {
            boolean dated = one < promised.length;
            int day = earliest[one];
            if (dated) {
                day = Math.max(day, promised[one] + spreads.get(one).quantile(random.nextDouble()));
            }
            for (Link link : before.get(one)) {
                day = Math.max(day, days[link.milestone()] + link.lag());
            }
            days[one] = day;
            if (dated && (last < 0 || day > days[last])) {
                last = one;
            }
        }
        lasts[last]++;
        return days[last];
    }

    int runs() {
        return ends.length;
    }

    /** The day by which everything is done in that share of the courses (nearest rank). */
    int end(int percent) {
        return ends[Math.ceilDiv(ends.length * percent, 100) - 1];
    }

    /** In how many courses a milestone came last. */
    int lasts(int milestone) {
        return lasts[milestone];
    }

    /** Each after all that it depends on. */
    private static int[] order(List<List<Link>> before) {
        int n = before.size();
        int[] waiting = new int[n];
        List<List<Integer>> after = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            after.add(new ArrayList<>());
        }
        for (int i = 0; i < n; i++) {
            waiting[i] = before.get(i).size();
            for (Link link : before.get(i)) {
                after.get(link.milestone()).add(i);
            }
        }
        ArrayDeque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < n; i++) {
            if (waiting[i] == 0) {
                free.add(i);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!free.isEmpty()) {
            int one = free.remove();
            order.add(one);
            for (int next : after.get(one)) {
                if (--waiting[next] == 0) {
                    free.add(next);
                }
            }
        }
        if (order.size() < n) {
            throw new IllegalStateException("milestones depend on each other in a circle");
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
