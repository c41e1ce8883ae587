package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.groups;
import static dev.milepost.analytics.figure.Expected.count;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.Expected.grouped;
import static dev.milepost.analytics.figure.Expected.in;
import static dev.milepost.analytics.figure.Expected.rate;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static dev.milepost.analytics.figure.TwoTenants.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.Known.Line;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** How much is done, against another computation, for every dimension, moments of the past and both promises. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class CompletionQTest extends TwoTenantsTest {
    @Test
    void completionIsWhatTheDefinitionSaysForEveryDimension() throws Exception {
        List<String[]> groupings = new ArrayList<>();
        Known.DIMENSIONS.forEach(dimension -> groupings.add(new String[] {dimension}));
        groupings.add(new String[] {});
        groupings.add(new String[] {"team", "month"});
        groupings.add(new String[] {"tag", "owner"});
        for (Instant asOf : MOMENTS) {
            for (boolean baseline : new boolean[] {true, false}) {
                for (String[] by : groupings) {
                    compareCompletion("north", NORTH, asOf, baseline, by);
                }
            }
        }
        compareCompletion("south", SOUTH, MOMENTS.getLast(), true, "owner");
    }

    /** Compares the figures of all groups. */
    static void compareCompletion(String tenant, List<Past> pasts, Instant asOf, boolean baseline, String... by)
            throws Exception {
        List<Line> lines = new Known(pasts, asOf, baseline).lines;
        String path =
                "completion?" + frame(asOf, baseline) + (by.length == 0 ? "" : "&groupBy=" + String.join(",", by));
        JsonNode answer = get(tenant, path);
        var groups = groups(answer);
        var expected = grouped(lines, by);
        assertThat(answer.get("milestones").asLong()).as(path).isEqualTo(lines.size());
        assertThat(groups.keySet()).as(path).isEqualTo(expected.keySet());
        expected.forEach((key, those) -> {
            JsonNode figures = groups.get(key).get("figures");
            long met = count(those, in(MilestoneStatus.MET));
            long open = count(those, Line::open);
            long missed = count(those, in(MilestoneStatus.MISSED));
            long measured = count(those, Line::measured);
            long onTime = count(those, line -> line.measured() && line.variance() <= 0);
            assertThat(groups.get(key).get("milestones").asLong())
                    .as(path + key)
                    .isEqualTo(those.size());
            assertThat(Stream.of(
                                    "met",
                                    "open",
                                    "overdue",
                                    "missed",
                                    "waived",
                                    "cancelled",
                                    "completionRate",
                                    "measured",
                                    "onTime",
                                    "onTimeRate")
                            .map(name ->
                                    new BigDecimal(figures.get(name).asText().replace("null", "-1")))
                            .map(BigDecimal::stripTrailingZeros))
                    .as(path + key)
                    .isEqualTo(Stream.of(
                                    met,
                                    open,
                                    count(those, Line::overdue),
                                    missed,
                                    count(those, in(MilestoneStatus.WAIVED)),
                                    count(those, in(MilestoneStatus.CANCELLED)),
                                    rate(met, met + open + missed),
                                    measured,
                                    onTime,
                                    rate(onTime, measured))
                            .map(value -> new BigDecimal(value.toString().replace("null", "-1")).stripTrailingZeros())
                            .toList());
            assertThat(values(figures.get("value"))).as(path + key).isEqualTo(expectedValues(those));
        });
    }

    /** What is paid, by currency: of all and of the met ones. */
    static String values(JsonNode value) {
        StringBuilder text = new StringBuilder();
        value.forEach(one -> text.append(one.at("/total/currency").asText())
                .append(new BigDecimal(one.at("/total/amount").asText())
                        .stripTrailingZeros()
                        .toPlainString())
                .append('/')
                .append(new BigDecimal(one.at("/met/amount").asText())
                        .stripTrailingZeros()
                        .toPlainString())
                .append(' '));
        return text.toString();
    }

    static String expectedValues(List<Line> lines) {
        Map<String, List<Line>> byCurrency = lines.stream()
                .filter(line -> line.value() != null
                        && line.it().status() != MilestoneStatus.WAIVED
                        && line.it().status() != MilestoneStatus.CANCELLED)
                .collect(Collectors.groupingBy(line -> line.value().currency(), TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byCurrency.forEach((currency, those) -> text.append(currency)
                .append(plain(those))
                .append('/')
                .append(plain(those.stream().filter(in(MilestoneStatus.MET)).toList()))
                .append(' '));
        return text.toString();
    }

    private static String plain(List<Line> lines) {
        return Known.sum(lines.stream().map(Line::value).map(Money::amount).toList())
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
