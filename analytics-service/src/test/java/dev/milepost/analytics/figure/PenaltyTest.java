package dev.milepost.analytics.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.Money;
import dev.milepost.events.PeriodCount;
import dev.milepost.events.RateBase;
import dev.milepost.events.RatePeriod;
import dev.milepost.events.TimeRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of docs/payments.md, which milestone-service computes when work is accepted. */
class PenaltyTest {
    private static final LocalDate DUE = LocalDate.of(2027, 6, 30);

    @ParameterizedTest
    @CsvSource({
        "2027-06-30, STARTED, 0, 0",
        "2027-07-19, STARTED, 0, 450.00",
        "2027-07-19, COMPLETED, 0, 300.00",
        "2027-07-19, STARTED, 7, 300.00",
        "2027-10-13, STARTED, 0, 1500.00",
        "2027-07-07, STARTED, 7, 0"
    })
    void aRateAWeekOfTheInstalment(LocalDate today, PeriodCount count, int grace, BigDecimal penalty) {
        var rate = new TimeRate(
                new BigDecimal("0.5"), null, RatePeriod.WEEK, count, grace, new BigDecimal("5"), null, null, null);
        assertThat(of(rate, "30000", "EUR", null, today)).isEqualByComparingTo(penalty);
    }

    @Test
    void anAmountADayWithACap() {
        var rate = new TimeRate(
                null,
                new Money(new BigDecimal("200"), "EUR"),
                RatePeriod.DAY,
                null,
                0,
                null,
                new Money(new BigDecimal("2000"), "EUR"),
                null,
                null);
        assertThat(of(rate, "30000", "EUR", null, DUE.plusDays(5))).isEqualByComparingTo("1000");
        assertThat(of(rate, "30000", "EUR", null, DUE.plusDays(12))).isEqualByComparingTo("2000");
        assertThat(of(rate, "700", "EUR", null, DUE.plusDays(12))).isEqualByComparingTo("700"); // not more than it is
    }

    @Test
    void aRateAMonthOfTheContractsValueInWholeYen() {
        var rate = new TimeRate(
                new BigDecimal("0.333"), null, RatePeriod.MONTH, null, 0, null, null, RateBase.CONTRACT_VALUE, null);
        // 1 month and a day: two begun months of 3333.33 yen
        assertThat(of(rate, "500000", "JPY", new BigDecimal("1001001"), LocalDate.of(2027, 7, 31)))
                .isEqualByComparingTo("6667");
        var months = new TimeRate(
                new BigDecimal("1"), null, RatePeriod.MONTH, PeriodCount.COMPLETED, 0, null, null, null, null);
        assertThat(of(months, "1000", "EUR", null, LocalDate.of(2027, 7, 29))).isEqualByComparingTo("0");
        assertThat(of(months, "1000", "EUR", null, LocalDate.of(2027, 7, 30))).isEqualByComparingTo("10");
    }

    private static BigDecimal of(
            TimeRate rate, String gross, String currency, @Nullable BigDecimal contractValue, LocalDate today) {
        return Penalty.of(rate, new BigDecimal(gross), currency, contractValue, DUE, today);
    }
}
