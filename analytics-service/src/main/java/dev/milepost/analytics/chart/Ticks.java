package dev.milepost.analytics.chart;

import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis: steps of 1, 2 or 5 times a power of ten, so that the axis begins and ends on one. */
record Ticks(double least, double most, List<Double> values) {
    /**
     * Those from {@code least} to {@code most} or a little beyond.
     *
     * @param about how many are wanted
     * @param whole whether halves make no sense
     */
    static Ticks of(double least, double most, int about, boolean whole) {
        double span = most > least ? most - least : Math.max(1, Math.abs(most));
        double rough = span / Math.max(1, about);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * 10;
        for (double times : new double[] {1, 2, 5}) {
            if (times * power >= rough) {
                step = times * power;
                break;
            }
        }
        if (whole) {
            step = Math.max(1, step);
        }
        double first = Math.floor(least / step) * step;
        double last = Math.ceil((least + span) / step - 1e-9) * step;
        List<Double> values = new ArrayList<>();
        for (int i = 0; first + i * step <= last + step / 2; i++) {
            values.add(first + i * step);
        }
        return new Ticks(first, last, values);
    }
}
