package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.groups;
import static dev.milepost.analytics.figure.Expected.count;
import static dev.milepost.analytics.figure.Expected.distribution;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.Expected.grouped;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
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
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** How late what is late, who stands for it, and how that went over time. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class DelayQTest extends TwoTenantsTest {
    @Test
    void delayIsWhatTheDefinitionSays() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("team", "tag", "counterparty")) {
                var expected = grouped(new Known(NORTH, asOf, true).lines, by);
                var groups = groups(get("north", "delay?" + frame(asOf, true) + "&groupBy=" + by));
                assertThat(groups.keySet()).isEqualTo(expected.keySet());
                expected.forEach((key, those) -> {
                    JsonNode figures = groups.get(key).get("figures");
                    List<Integer> variances = those.stream()
                            .filter(Line::measured)
                            .map(Line::variance)
                            .toList();
                    assertThat(groups.get(key).get("milestones").asInt()).isEqualTo(variances.size());
                    assertThat(figures.get("varianceDays").toString()).isEqualTo(distribution(variances));
                    assertThat(figures.get("delayDays").toString())
                            .isEqualTo(distribution(variances.stream()
                                    .map(day -> Math.max(0, day))
                                    .toList()));
                    assertThat(figures.get("overdueDays").toString())
                            .isEqualTo(distribution(those.stream()
                                    .filter(Line::overdue)
                                    .map(line -> (int) (line.today().toEpochDay()
                                            - line.promised().toEpochDay()))
                                    .toList()));
                    assertThat(figures.get("slipDays").toString())
                            .isEqualTo(distribution(those.stream()
                                    .filter(line -> line.it().dueDate() != null
                                            && line.it().baselineDueDate() != null
                                            && line.it().status() != MilestoneStatus.WAIVED
                                            && line.it().status() != MilestoneStatus.CANCELLED)
                                    .map(line -> (int) (line.it().dueDate().toEpochDay()
                                            - line.it().baselineDueDate().toEpochDay()))
                                    .toList()));
                    var moves = those.stream()
                            .flatMap(line -> line.moves().stream())
                            .toList();
                    assertThat(figures.get("rescheduleDays").toString())
                            .isEqualTo(distribution(moves.stream()
                                    .map(move -> (int) move.days())
                                    .toList()));
                    assertThat(figures.get("reasons")).hasSize((int) moves.stream()
                            .map(move -> Objects.toString(move.reason(), ""))
                            .filter(reason -> !reason.isEmpty())
                            .distinct()
                            .count());
                    for (JsonNode reason : figures.get("reasons")) {
                        assertThat(reason.get("count").asLong())
                                .isEqualTo(moves.stream()
                                        .filter(move -> move.reason()
                                                .equals(reason.get("reason").asText()))
                                        .count())
                                .isPositive();
                    }
                });
            }
        }
    }

    @Test
    void bottlenecksAddUpToAllDelay() throws Exception {
        Instant asOf = MOMENTS.getLast();
        var measured = new Known(NORTH, asOf, true)
                .lines.stream().filter(Line::measured).toList();
        var expected = grouped(measured, "counterparty");
        JsonNode answer = get("north", "bottlenecks?" + frame(asOf, true));
        long before = Long.MAX_VALUE;
        for (JsonNode group : answer.get("groups")) {
            List<Line> those =
                    expected.get(List.of(group.at("/key/counterparty").asText()));
            long total = those.stream()
                    .mapToLong(line -> Math.max(0, line.variance()))
                    .sum();
            assertThat(group.at("/figures/delayDays").asLong()).isEqualTo(total).isLessThanOrEqualTo(before);
            assertThat(group.at("/figures/late").asLong()).isEqualTo(count(those, line -> line.variance() > 0));
            before = total;
        }
        assertThat(answer.get("groups")).hasSize(expected.size());
        assertThat(answer.get("groups")
                        .get(expected.size() - 1)
                        .at("/figures/cumulativeShare")
                        .decimalValue())
                .isEqualByComparingTo("1");
    }

    @Test
    void aTrendIsTheFigureOfEachPeriodAndItsMovingAverage() throws Exception {
        Instant asOf = MOMENTS.getLast();
        var measured = new Known(NORTH, asOf, true)
                .lines.stream().filter(Line::measured).toList();
        var months = grouped(measured, "month");
        JsonNode trend = get("north", "trends?figure=MEAN_DELAY&window=2&" + frame(asOf, true));
        assertThat(trend.get("points")).hasSize(months.size());
        BigDecimal last = null;
        for (JsonNode point : trend.get("points")) {
            List<Line> those = months.get(List.of(point.get("period").asText()));
            BigDecimal mean = BigDecimal.valueOf(those.stream()
                            .mapToLong(line -> Math.max(0, line.variance()))
                            .sum())
                    .divide(BigDecimal.valueOf(those.size()), 2, RoundingMode.HALF_EVEN);
            assertThat(point.get("value").decimalValue()).isEqualByComparingTo(mean);
            if (last == null) {
                assertThat(point.get("movingAverage").isNull()).isTrue();
            } else {
                assertThat(point.get("movingAverage").decimalValue())
                        .isEqualByComparingTo(last.add(mean).divide(BigDecimal.TWO, 4, RoundingMode.HALF_EVEN));
            }
            last = mean;
        }
    }
}
