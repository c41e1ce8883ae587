package dev.milepost.analytics.forecast;

import java.util.Arrays;
import java.util.NavigableMap;

/** Days that something may come late, below 0 early, and how likely each is. */
final class Spread {
    /** Shares are sums of weights that are no binary fractions: 1 - 0.8 is a little less than 0.2. */
    static final double ROUNDED_OFF = 1e-9;

    private final int[] days;
    private final double[] sums;
    private final int first;

    /** @param weights by day; they need not add up to 1 */
    Spread(NavigableMap<Integer, Double> weights) {
        days = new int[weights.size()];
        sums = new double[weights.size()];
        first = 0;
        double sum = 0;
        int next = 0;
        for (var entry : weights.entrySet()) {
            sum += entry.getValue();
            days[next] = entry.getKey();
            sums[next++] = sum;
        }
    }

    private Spread(int[] days, double[] sums, int first) {
        this.days = days;
        this.sums = sums;
        this.first = first;
    }

    /** What is left of it when it is known that it comes with {@code least} days or more; shares what is in it. */
    Spread from(int least) {
        int found = Arrays.binarySearch(days, least);
        int from = found < 0 ? -found - 1 : found;
        boolean none = from == days.length || from > 0 && sums[sums.length - 1] <= sums[from - 1];
        return none
                ? new Spread(new int[] {least}, new double[] {1}, 0) // none came as late as that: today at the earliest
                : new Spread(days, sums, from);
    }

    /** How likely it comes late. */
    double late() {
        return days[days.length - 1] <= 0 ? 0 : 1 - upTo(0);
    }

    /** How likely it comes with that many days or fewer. */
    double upTo(int most) {
        int found = Arrays.binarySearch(days, most);
        int last = found < 0 ? -found - 2 : found;
        return last < first ? 0 : share(last);
    }

    /** The fewest days that it exceeds with a probability of at most {@code 1 - probability}. */
    int quantile(double probability) {
        int low = first;
        int high = days.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (share(middle) + ROUNDED_OFF < probability) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return days[low];
    }

    private double share(int last) {
        double before = first == 0 ? 0 : sums[first - 1];
        return (sums[last] - before) / (sums[sums.length - 1] - before);
    }
}
