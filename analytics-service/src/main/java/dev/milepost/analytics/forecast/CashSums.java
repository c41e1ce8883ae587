package dev.milepost.analytics.forecast;

import dev.milepost.analytics.forecast.CashForecast.Month;
import dev.milepost.analytics.question.OpenValues.Worth;
import dev.milepost.analytics.summary.AmountView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is released by the ends of months, in one currency, added up milestone by milestone: none of them is kept. */
final class CashSums {
    /** Four of five are above the mean less so many standard deviations. */
    private static final double MOST = 0.8416;

    private final String currency;
    private final YearMonth first;
    private final @Nullable Chances chances;
    private final BigDecimal[] promised;
    private final double[] mean;
    private final double[] variance;

    /** @param chances null when too little is known */
    CashSums(String currency, YearMonth first, int months, @Nullable Chances chances) {
        this.currency = currency;
        this.first = first;
        this.chances = chances;
        promised = new BigDecimal[months];
        Arrays.fill(promised, BigDecimal.ZERO);
        mean = new double[months];
        variance = new double[months];
    }

    void add(Worth worth) {
        Spread spread = chances == null ? null : chances.spread(ChancesReader.kind(worth.keys()), worth.days());
        for (int i = 0; i < promised.length; i++) {
            LocalDate end = first.plusMonths(i).atEndOfMonth();
            if (!worth.promised().isAfter(end)) {
                promised[i] = promised[i].add(worth.sum());
            }
            if (spread != null) {
                double by = spread.upTo(
                        Math.toIntExact(end.toEpochDay() - worth.promised().toEpochDay()));
                mean[i] += worth.sum().doubleValue() * by;
                variance[i] += worth.squares().doubleValue() * by * (1 - by);
            }
        }
    }

    List<Month> months() {
        List<Month> months = new ArrayList<>();
        for (int i = 0; i < promised.length; i++) {
            months.add(new Month(
                    currency,
                    first.plusMonths(i).toString(),
                    AmountView.of(promised[i], currency),
                    chances == null ? null : amount(mean[i]),
                    chances == null ? null : amount(Math.max(0, mean[i] - MOST * Math.sqrt(variance[i])))));
        }
        return months;
    }

    private AmountView amount(double amount) {
        return AmountView.of(
                BigDecimal.valueOf(amount).setScale(AmountView.digits(currency), RoundingMode.HALF_EVEN), currency);
    }
}
