package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.refused;
import static dev.milepost.analytics.figure.Expected.count;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.Expected.grouped;
import static dev.milepost.analytics.figure.Expected.in;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.Known.Line;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each figure by periods is what plain lists of the milestones of each period say. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class TrendsQTest extends TwoTenantsTest {
    @ParameterizedTest
    @EnumSource(TrendOf.class)
    void eachPeriodHasTheFigureOfItsMilestones(TrendOf figure) throws Exception {
        boolean value = figure == TrendOf.VALUE_COMPLETION_RATE;
        boolean measured = figure == TrendOf.ON_TIME_RATE || figure.name().endsWith("_DELAY");
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("month", "quarter")) {
                boolean baseline = by.equals("month");
                var behind = new Known(NORTH, asOf, baseline)
                        .lines.stream()
                                .filter(line -> line.promised() != null)
                                .filter(line -> !measured || line.measured())
                                .filter(line -> !value
                                        || line.values("currency").getFirst().equals("EUR"))
                                .toList();
                var periods = grouped(behind, by);
                String path = "trends?groupBy=" + by + "&figure=" + figure + (value ? "&currency=EUR&" : "&")
                        + frame(asOf, baseline);
                JsonNode trend = get("north", path);
                assertThat(trend.get("milestones").asInt()).isEqualTo(behind.size());
                assertThat(trend.get("points")).hasSameSizeAs(periods.keySet());
                for (JsonNode point : trend.get("points")) {
                    String period = point.get("period").asText();
                    BigDecimal expected = expected(figure, periods.get(List.of(period)));
                    assertThat(point.get("value").isNull())
                            .as(path + " " + period)
                            .isEqualTo(expected == null);
                    if (expected != null) {
                        assertThat(point.get("value").decimalValue())
                                .as(path + " " + period)
                                .isEqualByComparingTo(expected);
                    }
                    assertThat(point.get("milestones").asInt())
                            .isEqualTo(periods.get(List.of(period)).size());
                }
            }
        }
    }

    @Test
    void currenciesAreNotAddedUp() {
        String viewer = token("north", "viewer");
        refused(viewer, "trends?figure=VALUE_COMPLETION_RATE&" + frame(MOMENTS.getLast(), true), "currency");
    }

    private static @Nullable BigDecimal expected(TrendOf figure, List<Line> lines) {
        long[] delays = lines.stream()
                .filter(Line::measured)
                .mapToLong(line -> Math.max(0, line.variance()))
                .toArray();
        long[] moves = lines.stream()
                .flatMap(line -> line.moves().stream())
                .mapToLong(Known.Move::days)
                .toArray();
        var decided = lines.stream()
                .flatMap(line -> line.rounds().stream())
                .filter(round -> round.outcome() == MilestoneStatus.MET || round.outcome() == MilestoneStatus.REJECTED)
                .toList();
        long[] hours = decided.stream().mapToLong(Known.Round::hours).toArray();
        Predicate<Known.Round> met = round -> round.outcome() == MilestoneStatus.MET;
        Predicate<Known.Round> first = round -> round.number() == 1;
        return switch (figure) {
            case ON_TIME_RATE ->
                rate(LongStream.of(delays).filter(days -> days == 0).count(), delays.length);
            case MEAN_DELAY -> mean(delays);
            case MEDIAN_DELAY -> rank(delays, 50);
            case P75_DELAY -> rank(delays, 75);
            case P90_DELAY -> rank(delays, 90);
            case P95_DELAY -> rank(delays, 95);
            case MEAN_SLIP ->
                mean(lines.stream()
                        .filter(in(MilestoneStatus.WAIVED)
                                .or(in(MilestoneStatus.CANCELLED))
                                .negate())
                        .filter(line -> line.it().dueDate() != null && line.it().baselineDueDate() != null)
                        .mapToLong(line -> line.it().dueDate().toEpochDay()
                                - line.it().baselineDueDate().toEpochDay())
                        .toArray());
            case RESCHEDULES -> BigDecimal.valueOf(moves.length);
            case MEAN_RESCHEDULE -> mean(moves);
            case COMPLETION_RATE -> {
                long done = count(lines, in(MilestoneStatus.MET));
                yield rate(done, done + count(lines, Line::open) + count(lines, in(MilestoneStatus.MISSED)));
            }
            case VALUE_COMPLETION_RATE -> {
                List<Line> worth = lines.stream()
                        .filter(in(MilestoneStatus.WAIVED)
                                .or(in(MilestoneStatus.CANCELLED))
                                .negate())
                        .toList();
                yield rate(value(worth.stream().filter(in(MilestoneStatus.MET)).toList()), value(worth));
            }
            case MILESTONES -> BigDecimal.valueOf(lines.size());
            case FIRST_TIME_RATE ->
                rate(
                        decided.stream().filter(first.and(met)).count(),
                        decided.stream().filter(first).count());
            case MEAN_ROUNDS ->
                mean(decided.stream().filter(met).mapToLong(Known.Round::number).toArray());
            case MEAN_DECISION_HOURS -> mean(hours);
            case MEDIAN_DECISION_HOURS -> rank(hours, 50);
            case P90_DECISION_HOURS -> rank(hours, 90);
        };
    }

    private static BigDecimal value(List<Line> lines) {
        return Known.sum(lines.stream()
                .map(Line::value)
                .filter(Objects::nonNull)
                .map(money -> money.amount())
                .toList());
    }

    private static @Nullable BigDecimal rate(long part, long whole) {
        return rate(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private static @Nullable BigDecimal rate(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, 4, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal mean(long[] numbers) {
        return numbers.length == 0
                ? null
                : BigDecimal.valueOf(LongStream.of(numbers).sum())
                        .divide(BigDecimal.valueOf(numbers.length), 2, RoundingMode.HALF_EVEN);
    }

    /** The smallest number that at least so many per cent do not exceed. */
    private static @Nullable BigDecimal rank(long[] numbers, int percent) {
        return LongStream.of(numbers)
                .sorted()
                .filter(some ->
                        LongStream.of(numbers).filter(one -> one <= some).count() * 100
                                >= (long) numbers.length * percent)
                .mapToObj(BigDecimal::valueOf)
                .findFirst()
                .orElse(null);
    }
}
