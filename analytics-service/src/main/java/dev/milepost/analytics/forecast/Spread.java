package dev.milepost.analytics.forecast;

import java.util.Arrays;
import java.util.NavigableMap;

/** Days that something may come late, below 0 early, and how likely each is. */
final class Spread {
    private final int[] days;
    private final double[] upTo;

    /** @param weights by day; they need not add up to 1 */
    Spread(NavigableMap<Integer, Double> weights) {
        days = new int[weights.size()];
        upTo = new double[weights.size()];
        double sum = 0;
        int next = 0;
        for (var entry : weights.entrySet()) {
            sum += entry.getValue();
            days[next] = entry.getKey();
            upTo[next++] = sum;
        }
        for (int i = 0; i < upTo.length; i++) {
            upTo[i] /= sum;
        }
    }

    /** How likely it comes late. */
    double late() {
        return days[days.length - 1] <= 0 ? 0 : 1 - upTo(0);
    }

    /** How likely it comes with that many days or fewer. */
    double upTo(int most) {
        int found = Arrays.binarySearch(days, most);
        int last = found < 0 ? -found - 2 : found;
        return last < 0 ? 0 : upTo[last];
    }

    /** The fewest days that it exceeds with a probability of at most {@code 1 - probability}. */
    int quantile(double probability) {
        int found = Arrays.binarySearch(upTo, probability);
        return days[Math.min(days.length - 1, found < 0 ? -found - 1 : found)];
    }
}
