package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.groups;
import static dev.milepost.analytics.figure.Expected.distribution;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.Expected.grouped;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static dev.milepost.analytics.figure.TwoTenants.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.Known.Line;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** How late what is late, by both promises. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class DelayQTest extends TwoTenantsTest {
    @Test
    void delayIsWhatTheDefinitionSays() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("team", "tag", "counterparty", "month")) {
                compare("north", NORTH, asOf, true, by);
                compare("north", NORTH, asOf, false, by);
            }
        }
        compare("south", SOUTH, MOMENTS.getLast(), true, "owner");
    }

    private static void compare(String tenant, List<Past> pasts, Instant asOf, boolean baseline, String by)
            throws Exception {
        var expected = grouped(new Known(pasts, asOf, baseline).lines, by);
        var groups = groups(get(tenant, "delay?" + frame(asOf, baseline) + "&groupBy=" + by));
        assertThat(groups.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, those) -> {
            JsonNode figures = groups.get(key).get("figures");
            List<Integer> variances =
                    those.stream().filter(Line::measured).map(Line::variance).toList();
            assertThat(groups.get(key).get("milestones").asInt()).isEqualTo(variances.size());
            assertThat(figures.get("varianceDays").toString()).isEqualTo(distribution(variances));
            assertThat(figures.get("delayDays").toString())
                    .isEqualTo(distribution(
                            variances.stream().map(day -> Math.max(0, day)).toList()));
            assertThat(figures.get("overdueDays").toString())
                    .isEqualTo(distribution(those.stream()
                            .filter(Line::overdue)
                            .map(line -> (int)
                                    (line.today().toEpochDay() - line.promised().toEpochDay()))
                            .toList()));
            List<Integer> slips = those.stream()
                    .filter(line -> line.it().dueDate() != null
                            && line.it().baselineDueDate() != null
                            && line.it().status() != MilestoneStatus.WAIVED
                            && line.it().status() != MilestoneStatus.CANCELLED)
                    .map(line -> (int) (line.it().dueDate().toEpochDay()
                            - line.it().baselineDueDate().toEpochDay()))
                    .toList();
            assertThat(figures.get("slipDays").toString()).isEqualTo(distribution(slips));
            assertThat(bars(figures.get("slipHistogram"))).isEqualTo(histogram(slips));
            assertThat(bars(figures.get("histogram"))).isEqualTo(histogram(variances));
            var moves = those.stream().flatMap(line -> line.moves().stream()).toList();
            assertThat(figures.get("rescheduleDays").toString())
                    .isEqualTo(distribution(
                            moves.stream().map(move -> (int) move.days()).toList()));
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

    private static String bars(JsonNode histogram) {
        StringBuilder bars = new StringBuilder();
        histogram.forEach(bar -> bars.append(bar.get("days"))
                .append('x')
                .append(bar.get("count"))
                .append(' '));
        return bars.toString();
    }

    private static String histogram(List<Integer> days) {
        StringBuilder bars = new StringBuilder();
        days.stream()
                .collect(Collectors.groupingBy(day -> day, TreeMap::new, Collectors.counting()))
                .forEach((day, count) ->
                        bars.append(day).append('x').append(count).append(' '));
        return bars.toString();
    }
}
