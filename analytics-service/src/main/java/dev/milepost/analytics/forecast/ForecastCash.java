package dev.milepost.analytics.forecast;

import dev.milepost.analytics.forecast.CashForecast.Month;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.OpenValues;
import dev.milepost.analytics.question.OpenValues.Worth;
import dev.milepost.analytics.summary.AmountView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What open milestones release by when. Each comes by a day with a probability; the sum of many is taken as normal, with the
 * mean and the variance of the sum of independent ones.
 */
@ApplicationScoped
class ForecastCash {
    /** Four of five are above the mean less so many standard deviations. */
    private static final double MOST = 0.8416;

    private static final int DIGITS = 2;

    private final OpenValues values;
    private final ChancesReader chances;

    @Inject
    ForecastCash(OpenValues values, ChancesReader chances) {
        this.values = values;
        this.chances = chances;
    }

    /** Those of the milestones of {@code frame}, by the ends of so many months. */
    @Transactional
    CashForecast forecast(Frame frame, int months) {
        Chances known = chances.read(frame.asOf(), frame.against());
        Map<String, List<Worth>> byCurrency = new TreeMap<>();
        for (Worth worth : values.read(ChancesReader.byKind(frame))) {
            byCurrency
                    .computeIfAbsent(worth.currency(), none -> new ArrayList<>())
                    .add(worth);
        }
        YearMonth first = YearMonth.from(frame.asOf().atOffset(ZoneOffset.UTC));
        List<Month> answer = new ArrayList<>();
        byCurrency.forEach((currency, worths) -> {
            for (int i = 0; i < months; i++) {
                answer.add(month(currency, first.plusMonths(i), worths, known.isEnough() ? known : null));
            }
        });
        return new CashForecast(frame.asOf(), known.isEnough() ? Basis.HISTORY : Basis.NOT_ENOUGH_HISTORY, answer);
    }

    static Month month(String currency, YearMonth month, List<Worth> worths, @Nullable Chances chances) {
        LocalDate end = month.atEndOfMonth();
        BigDecimal promised = BigDecimal.ZERO;
        double mean = 0;
        double variance = 0;
        for (Worth worth : worths) {
            if (!worth.promised().isAfter(end)) {
                promised = promised.add(worth.sum());
            }
            if (chances != null) {
                double by = chances.spread(ChancesReader.kind(worth.keys()), worth.days())
                        .upTo(Math.toIntExact(
                                end.toEpochDay() - worth.promised().toEpochDay()));
                mean += worth.sum().doubleValue() * by;
                variance += worth.squares().doubleValue() * by * (1 - by);
            }
        }
        return new Month(
                currency,
                month.toString(),
                AmountView.of(promised, currency),
                chances == null ? null : amount(mean, currency),
                chances == null ? null : amount(Math.max(0, mean - MOST * Math.sqrt(variance)), currency));
    }

    private static AmountView amount(double amount, String currency) {
        return AmountView.of(BigDecimal.valueOf(amount).setScale(DIGITS, RoundingMode.HALF_EVEN), currency);
    }
}
