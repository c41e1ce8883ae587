package dev.milepost.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.analytics.forecast.Chances.Kind;
import dev.milepost.analytics.rollup.DayHistogram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChancesTest {
    private static final Kind LATE = new Kind("late", "REPORT");
    private static final Kind GOOD = new Kind("good", "REPORT");
    private static final Kind THIN = new Kind("thin", "REPORT");

    /** So many that were late by {@code days}, and so many on the day. */
    private static DayHistogram of(int late, int days, int onTime) {
        DayHistogram histogram = new DayHistogram();
        if (late > 0) {
            histogram.add(days, late);
        }
        if (onTime > 0) {
            histogram.add(0, onTime);
        }
        return histogram;
    }

    private static Chances chances() {
        return new Chances(Map.of(LATE, of(90, 10, 10), GOOD, of(10, 2, 90), THIN, of(1, 5, 0)));
    }

    @Test
    void whatIsWellKnownIsAsItWas() {
        assertThat(chances().spread(LATE, -3).late()).isBetween(0.85, 0.9);
        assertThat(chances().spread(GOOD, -3).late()).isBetween(0.1, 0.15);
        assertThat(chances().spread(LATE, -3).quantile(0.5)).isEqualTo(10);
        assertThat(chances().spread(GOOD, -3).quantile(0.5)).isZero();
    }

    /** One milestone that was late says little: the chances are near those of all, which are (90 + 10 + 1) / 201. */
    @Test
    void whatIsThinIsDrawnTowardTheWhole() {
        assertThat(chances().spread(THIN, -3).late()).isGreaterThan(101.0 / 201).isLessThan(0.85);
        assertThat(chances().spread(new Kind("new", "OTHER"), -3).late()).isCloseTo(101.0 / 201, within(1e-9));
    }

    /** The groups' rates are 0.9, 0.1 and 1, the whole's 101 / 201: worked out by hand after Kleinman. */
    @Test
    void theStrengthIsThatOfTheMoments() {
        double p = 101.0 / 201;
        double between = 100 * Math.pow(0.9 - p, 2) + 100 * Math.pow(0.1 - p, 2) + Math.pow(1 - p, 2);
        double correlation = (between - 2 * p * (1 - p)) / (p * (1 - p) * (201 - 20_001.0 / 201 - 2));
        assertThat(correlation).isGreaterThan(0.5);
        Shrinkage shrinkage = new Shrinkage();
        shrinkage.add(of(101, 1, 100), List.of(of(90, 10, 10), of(10, 2, 90), of(1, 5, 0)));
        assertThat(shrinkage.strength()).isCloseTo(1, within(1e-9)); // at most one half of it is the group's own

        Shrinkage alike = new Shrinkage();
        alike.add(of(30, 1, 70), List.of(of(15, 1, 35), of(15, 1, 35)));
        assertThat(alike.strength()).isCloseTo(999, within(1e-9));

        Shrinkage between2 = new Shrinkage();
        between2.add(of(40, 1, 60), List.of(of(25, 1, 25), of(15, 1, 35)));
        double rho = (50 * 0.01 * 2 - 0.24) / (0.24 * (100 - 50 - 1));
        assertThat(between2.strength()).isCloseTo((1 - rho) / rho, within(1e-9));
    }

    @Test
    void timeThatPassedIsKnown() {
        DayHistogram histogram = new DayHistogram();
        histogram.add(-5, 50);
        histogram.add(0, 30);
        histogram.add(4, 20);
        Chances chances = new Chances(Map.of(GOOD, histogram));
        assertThat(chances.spread(GOOD, -9).late()).isCloseTo(0.2, within(1e-9));
        // it did not come 5 days early: 20 of the other 50 were late
        assertThat(chances.spread(GOOD, -4).late()).isCloseTo(0.4, within(1e-9));
        assertThat(chances.spread(GOOD, 1).late()).isEqualTo(1);
        assertThat(chances.spread(GOOD, 1).quantile(0.5)).isEqualTo(4);
        assertThat(chances.spread(GOOD, 30).quantile(0.8)).isEqualTo(30);
        assertThat(chances.spread(GOOD, -4).upTo(-5)).isZero();
        assertThat(chances.spread(GOOD, -4).upTo(0)).isCloseTo(0.6, within(1e-9));
        assertThat(chances.spread(GOOD, -4).quantile(0.5)).isZero();
        assertThat(chances.spread(GOOD, -4).quantile(0.9)).isEqualTo(4);
    }

    /** 20 of 25 come on the day or earlier: shares of weights that are mixed add up to a little less than 0.8. */
    @Test
    void fourInFiveAreFourInFive() {
        DayHistogram histogram = new DayHistogram();
        histogram.add(-1, 2);
        histogram.add(0, 18);
        histogram.add(14, 5);
        assertThat(new Chances(Map.of(GOOD, histogram)).spread(GOOD, -9).quantile(0.8))
                .isZero();
    }

    @Test
    void littleIsNotEnough() {
        assertThat(new Chances(Map.of()).isEnough()).isFalse();
        assertThat(new Chances(Map.of(GOOD, of(9, 1, 10))).isEnough()).isFalse();
        assertThat(new Chances(Map.of(GOOD, of(10, 1, 10))).isEnough()).isTrue();
    }
}
