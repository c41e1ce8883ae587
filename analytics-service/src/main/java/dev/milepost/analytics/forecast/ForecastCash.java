package dev.milepost.analytics.forecast;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.OpenValues;
import dev.milepost.analytics.question.Which;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What open milestones release by when. Each comes by a day with a probability; the sum of many is taken as normal, with the
 * mean and the variance of the sum of independent ones.
 */
@ApplicationScoped
class ForecastCash {
    private final OpenValues values;
    private final ChancesReader chances;

    @Inject
    ForecastCash(OpenValues values, ChancesReader chances) {
        this.values = values;
        this.chances = chances;
    }

    /** Those of the milestones of {@code frame}, by the ends of so many months. */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    CashForecast forecast(Frame frame, int months) {
        Chances known = chances.read(frame.asOf(), frame.against());
        Chances enough = known.isEnough() ? known : null;
        YearMonth first = YearMonth.from(frame.asOf().atOffset(ZoneOffset.UTC));
        Map<String, CashSums> byCurrency = new TreeMap<>();
        long[] milestones = {0};
        values.read(ChancesReader.byKind(frame), worth -> {
            milestones[0] += worth.n();
            byCurrency
                    .computeIfAbsent(worth.currency(), currency -> new CashSums(currency, first, months, enough))
                    .add(worth);
        });
        return new CashForecast(
                frame.asOf(),
                known.isEnough() ? Basis.HISTORY : Basis.NOT_ENOUGH_HISTORY,
                milestones[0],
                frame.drillDown(Which.VALUED, List.of()),
                byCurrency.values().stream()
                        .flatMap(sums -> sums.months().stream())
                        .toList());
    }
}
