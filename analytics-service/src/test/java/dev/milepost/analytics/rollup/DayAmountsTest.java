package dev.milepost.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DayAmountsTest {
    @Test
    void saysWhatASortedMapSays() {
        Random random = new Random(6);
        DayAmounts amounts = new DayAmounts();
        TreeMap<Integer, BigDecimal> expected = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            int day = random.nextInt(100) - 50;
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(5) - 2L, 2);
            amounts.add(day, amount);
            expected.merge(day, amount, BigDecimal::add);
            expected.values().removeIf(one -> one.signum() == 0);
            assertThat(amounts).hasToString(expected.toString());
        }
        assertThat(amounts.size()).isEqualTo(expected.size()).isPositive();
        assertThat(amounts.total(-10, 20))
                .isEqualByComparingTo(
                        expected.subMap(-10, 20).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(amounts.total())
                .isEqualByComparingTo(expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
