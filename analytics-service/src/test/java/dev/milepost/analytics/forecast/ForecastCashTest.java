package dev.milepost.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.question.OpenValues.Worth;
import dev.milepost.analytics.rollup.DayHistogram;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // what is missing fails the test
class ForecastCashTest {
    /** 100 milestones of 100, each by the end of the month as likely as not: mean 5000, deviation √(100 · 100² / 4) = 500. */
    @Test
    void theSumOfManyIsTakenAsNormal() {
        DayHistogram history = new DayHistogram();
        history.add(0, 50);
        history.add(40, 50);
        Chances chances = new Chances(Map.of(new Chances.Kind("party", "REPORT"), history));
        Worth worth = new Worth(
                List.of("party", "REPORT"),
                "EUR",
                LocalDate.of(2027, 3, 11),
                -5,
                100,
                BigDecimal.valueOf(10_000),
                BigDecimal.valueOf(1_000_000));
        CashSums sums = new CashSums("EUR", YearMonth.of(2027, 2), 3, chances);
        sums.add(worth);
        var february = sums.months().getFirst();
        assertThat(february.promised().amount()).isEqualTo("0.00");
        var march = sums.months().get(1);
        assertThat(march.month()).isEqualTo("2027-03");
        assertThat(march.promised().amount()).isEqualTo("10000.00");
        assertThat(march.p50().amount()).isEqualTo("5000.00");
        assertThat(march.p80().amount()).isEqualTo("4579.20"); // 5000 - 0.8416 * 500
        var april = sums.months().getLast();
        assertThat(april.p80().amount()).isEqualTo("10000.00");
        CashSums unknown = new CashSums("EUR", YearMonth.of(2027, 4), 1, null);
        unknown.add(worth);
        assertThat(unknown.months().getFirst().p50()).isNull();
    }

    /** Half of 10001.246. */
    @Test
    void amountsHaveTheDigitsOfTheirCurrency() {
        DayHistogram history = new DayHistogram();
        history.add(0, 50);
        history.add(40, 50);
        Chances chances = new Chances(Map.of(new Chances.Kind("party", "REPORT"), history));
        assertThat(half("EUR", chances)).isEqualTo("5000.62");
        assertThat(half("JPY", chances)).isEqualTo("5001");
        assertThat(half("KWD", chances)).isEqualTo("5000.623");
        assertThat(half("XAU", chances)).isEqualTo("5001"); // gold has no coins
    }

    private static String half(String currency, Chances chances) {
        CashSums sums = new CashSums(currency, YearMonth.of(2027, 3), 1, chances);
        sums.add(new Worth(
                List.of("party", "REPORT"),
                currency,
                LocalDate.of(2027, 3, 11),
                -5,
                1,
                new BigDecimal("10001.246"),
                new BigDecimal("100024921.552516")));
        return sums.months().getFirst().p50().amount();
    }
}
