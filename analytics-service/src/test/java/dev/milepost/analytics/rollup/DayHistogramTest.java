package dev.milepost.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DayHistogramTest {
    private final DayHistogram days = new DayHistogram();

    @Test
    void ofNothingThereAreNoFigures() {
        assertThat(days.count()).isZero();
        assertThat(days.mean()).isNull();
        assertThat(days.percentile(50)).isNull();
        assertThat(days.percentile(90)).isNull();
    }

    @Test
    void ofOneAllFiguresAreThatOne() {
        days.add(-3, 1);
        assertThat(days.mean()).isEqualTo(new BigDecimal("-3.00"));
        assertThat(days.percentile(50)).isEqualTo(-3);
        assertThat(days.percentile(90)).isEqualTo(-3);
        assertThat(days.delays().percentile(90)).isZero();
    }

    @Test
    void percentilesAreNearestRanks() {
        for (int day = 1; day <= 10; day++) {
            days.add(day, 1);
        }
        assertThat(days.percentile(50)).isEqualTo(5);
        assertThat(days.percentile(90)).isEqualTo(9);
        days.add(11, 1);
        assertThat(days.percentile(50)).isEqualTo(6);
        assertThat(days.percentile(90)).isEqualTo(10);
    }

    @Test
    void meansRoundHalvesToTheEvenDigit() {
        days.add(0, 7);
        days.add(1, 1); // 0.125
        assertThat(days.mean()).isEqualTo(new BigDecimal("0.12"));
        DayHistogram more = new DayHistogram();
        more.add(0, 5);
        more.add(1, 3); // 0.375
        assertThat(more.mean()).isEqualTo(new BigDecimal("0.38"));
    }

    @Test
    void countsAreNotRoundedHoweverLarge() {
        days.add(0, 9_000_000_000L);
        days.add(1, 1_000_000_001L);
        assertThat(days.countUpTo(0)).isEqualTo(9_000_000_000L);
        assertThat(days.percentile(90)).isEqualTo(1);
    }

    @Test
    void whateverIsAddedOrTakenBackItIsWhatASortedMapWouldBe() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            DayHistogram histogram = new DayHistogram();
            NavigableMap<Integer, Long> expected = new TreeMap<>();
            for (int i = 0; i < 20; i++) {
                DayHistogram more = new DayHistogram();
                int different = random.nextInt(40); // few are added one by one, many are merged
                for (int n = 0; n < different; n++) {
                    more.add(random.nextInt(60) - 30, random.nextInt(5) - 2L);
                }
                int times = random.nextBoolean() ? 1 : -1;
                histogram.add(more, times);
                more.counts().forEach((day, n) -> expected.merge(day, n * times, Long::sum));
                expected.values().removeIf(n -> n == 0);
                assertThat(histogram.counts()).isEqualTo(expected);
                assertThat(histogram.isEmpty()).isEqualTo(expected.isEmpty());
                int most = random.nextInt(80) - 40;
                assertThat(histogram.countUpTo(most))
                        .isEqualTo(expected.headMap(most, true).values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
            }
        }
    }

    @Test
    void whatIsMadeOfItIsWhatASortedMapWouldGive() {
        Random random = new Random(12);
        for (int round = 0; round < 200; round++) {
            DayHistogram part = new DayHistogram();
            DayHistogram other = new DayHistogram();
            for (int n = random.nextInt(40); n > 0; n--) {
                part.add(random.nextInt(60) - 30, 1 + random.nextInt(4));
                other.add(random.nextInt(60) - 30, 1 + random.nextInt(4));
            }
            DayHistogram whole = new DayHistogram();
            whole.add(part, 1);
            whole.add(other, 1);
            assertThat(whole.without(part)).isEqualTo(other);

            int day = random.nextInt(80) - 40;
            NavigableMap<Integer, Long> until = new TreeMap<>();
            part.counts().headMap(day, false).forEach((one, n) -> until.put(day - one, n));
            assertThat(part.until(day).counts()).isEqualTo(until);

            NavigableMap<Integer, String> both = new TreeMap<>();
            part.forEach((one, n) -> both.put(one, n + " 0"));
            other.forEach((one, n) -> both.merge(one, "0 " + n, (its, _) -> its.replaceFirst(" 0$", " " + n)));
            NavigableMap<Integer, String> told = new TreeMap<>();
            DayHistogram.forEach(
                    part,
                    other,
                    (one, n, m) -> assertThat(told.put(one, n + " " + m)).isNull());
            assertThat(told).isEqualTo(both);

            assertThat(part.percentiles(50, 75, 100))
                    .containsExactly(part.percentile(50), part.percentile(75), part.percentile(100));
        }
    }
}
