package dev.milepost.analytics.forecast;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Outcomes;
import dev.milepost.analytics.question.Which;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds past forecasts against what became of the milestones. A forecast is a function of what was known at its moment, and
 * the history knows that for every moment: it is made again, not looked up.
 */
@ApplicationScoped
class Calibrate {
    private final ChancesReader chances;
    private final Outcomes outcomes;

    @Inject
    Calibrate(ChancesReader chances, Outcomes outcomes) {
        this.chances = chances;
        this.outcomes = outcomes;
    }

    /** The forecasts of the first of each of the last {@code months} months. */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    Calibration calibrate(Instant asOf, Against against, int months) {
        outcomes.refuseBeforeFirst(asOf);
        Calibration.Score score = new Calibration.Score();
        List<Instant> moments = new ArrayList<>();
        List<String> drillDowns = new ArrayList<>();
        YearMonth month = YearMonth.from(asOf.atOffset(ZoneOffset.UTC));
        for (int i = months - 1; i >= 0; i--) {
            Instant moment =
                    month.minusMonths(i).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (outcomes.isBeforeFirst(moment)) {
                continue;
            }
            Chances known = chances.read(moment, against);
            if (known.isEnough()) {
                moments.add(moment);
                Frame then = ChancesReader.kinds(moment, against);
                drillDowns.add(then.drillDown(Which.COMING, List.of()));
                outcomes.read(
                        then,
                        asOf,
                        outcome -> score.add(
                                known.spread(ChancesReader.kind(outcome.keys()), outcome.days())
                                        .late(),
                                outcome.late(),
                                outcome.n()));
            }
        }
        return score.of(asOf, against, moments, drillDowns);
    }
}
