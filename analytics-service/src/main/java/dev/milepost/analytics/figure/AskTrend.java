package dev.milepost.analytics.figure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.analytics.question.DrillDowns;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Tallies;
import dev.milepost.kit.http.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A figure over time, and where it changed. */
@ApplicationScoped
class AskTrend {
    private static final double CHANCE = 0.05;
    private static final int DIGITS = 4;

    private static final int MOST_SERIES = 1_000;

    private final Tallies tallies;
    /** Of the same values it is the same, and ten thousand shuffles take longer than all the rest. */
    private final Cache<List<BigDecimal>, Optional<ChangePoints.Found>> changes =
            Caffeine.newBuilder().maximumSize(MOST_SERIES).build();

    @Inject
    AskTrend(Tallies tallies) {
        this.tallies = tallies;
    }

    /**
     * The trend.
     *
     * @param frame grouped by one period
     * @param window how many points a moving average is of
     */
    @Transactional(Transactional.TxType.SUPPORTS) // nothing is to be committed: that takes three statements
    Trend ask(Frame frame, TrendOf figure, int window) {
        if (frame.groupBy().size() != 1
                || !frame.groupBy().getFirst().dimension().isPeriod()) {
            throw Choice.wrong("groupBy", "a trend goes by month, week or quarter, by one of them");
        }
        DrillDowns drillDowns = frame.drillDowns(figure.which());
        List<Trend.Point> points = new ArrayList<>();
        List<BigDecimal> measured = new ArrayList<>();
        List<String> periods = new ArrayList<>();
        Set<String> currencies = new TreeSet<>();
        tallies.readWithoutDetails(frame, figure.which(), figure.blocks()).forEach((keys, them) -> {
            String period = keys.getFirst();
            if (period == null) {
                return; // no promised date
            }
            if (figure == TrendOf.VALUE_COMPLETION_RATE) {
                ValueFigures.of(them).forEach(its -> currencies.add(its.total().currency()));
            }
            BigDecimal value = figure.of(them);
            if (value != null) {
                measured.add(value);
                periods.add(period);
            }
            points.add(new Trend.Point(
                    period,
                    value,
                    value == null ? null : average(measured, window),
                    them.count(figure.which()),
                    drillDowns.of(keys)));
        });
        if (currencies.size() > 1) {
            throw Currencies.several(List.copyOf(currencies));
        }
        return new Trend(
                frame.asOf(),
                frame.against(),
                figure,
                frame.groupBy().getFirst().name(),
                points.stream().mapToLong(Trend.Point::milestones).sum(),
                drillDowns.of(List.of()),
                points,
                change(measured, periods));
    }

    private static @Nullable BigDecimal average(List<BigDecimal> values, int window) {
        if (values.size() < window) {
            return null;
        }
        return values.subList(values.size() - window, values.size()).stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(window), DIGITS, RoundingMode.HALF_EVEN);
    }

    private Trend.@Nullable ChangePoint change(List<BigDecimal> values, List<String> periods) {
        var found = changes.get(values, AskTrend::found).orElse(null);
        return found == null
                ? null
                : new Trend.ChangePoint(
                        Objects.requireNonNull(periods.get(found.at())),
                        Rates.rounded(found.before()),
                        Rates.rounded(found.after()),
                        Rates.rounded(found.probability()),
                        found.probability() < CHANCE);
    }

    private static Optional<ChangePoints.Found> found(List<BigDecimal> values) {
        return Optional.ofNullable(ChangePoints.in(
                values.stream().mapToDouble(BigDecimal::doubleValue).toArray()));
    }
}
