package dev.milepost.analytics.figure;

import dev.milepost.analytics.summary.AmountView;
import dev.milepost.events.PeriodCount;
import dev.milepost.events.RateBase;
import dev.milepost.events.TimeRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a late penalty would be if the work were accepted today. The rule is that of docs/payments.md, which milestone-service
 * applies when it is; no event can tell it before, as it grows with each day.
 */
final class Penalty {
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int PER_CENT_DIGITS = 2;

    private Penalty() {}

    /**
     * The penalty of an instalment; never more than the instalment.
     *
     * @param contractValue what a rate of the contract's value is of; the instalment where it is null
     * @param due the day that the rate counts from
     */
    static BigDecimal of(
            TimeRate rate,
            BigDecimal gross,
            String currency,
            @Nullable BigDecimal contractValue,
            LocalDate due,
            LocalDate today) {
        int digits = AmountView.digits(currency);
        BigDecimal instalment = gross.setScale(digits, RoundingMode.HALF_EVEN);
        BigDecimal base = rate.base() == RateBase.CONTRACT_VALUE && contractValue != null ? contractValue : instalment;
        LocalDate first = due.plusDays(rate.graceDays());
        if (!today.isAfter(first)) {
            return BigDecimal.ZERO;
        }
        BigDecimal charge = rate.amount() != null
                ? rate.amount().amount()
                : rate.ratePercent() == null ? BigDecimal.ZERO : percent(rate.ratePercent(), base);
        BigDecimal penalty = charge.multiply(BigDecimal.valueOf(periods(rate, first, today)))
                .setScale(digits, RoundingMode.HALF_EVEN);
        BigDecimal cap = rate.capAmount() != null
                ? rate.capAmount().amount()
                : rate.capPercent() == null ? null : percent(rate.capPercent(), base);
        BigDecimal capped = cap == null ? penalty : penalty.min(cap.setScale(digits, RoundingMode.DOWN));
        return capped.min(instalment);
    }

    private static long periods(TimeRate rate, LocalDate first, LocalDate today) {
        boolean started = rate.count() != PeriodCount.COMPLETED;
        long days = ChronoUnit.DAYS.between(first, today);
        return switch (rate.per()) {
            case DAY -> days;
            case WEEK -> started ? Math.ceilDiv(days, DAYS_OF_A_WEEK) : days / DAYS_OF_A_WEEK;
            case MONTH -> {
                long whole = ChronoUnit.MONTHS.between(first, today);
                yield started && first.plusMonths(whole).isBefore(today) ? whole + 1 : whole;
            }
        };
    }

    private static BigDecimal percent(BigDecimal percent, BigDecimal whole) {
        return percent.multiply(whole).movePointLeft(PER_CENT_DIGITS);
    }
}
