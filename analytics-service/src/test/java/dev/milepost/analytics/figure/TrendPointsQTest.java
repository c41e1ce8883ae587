package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Expected.count;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.Expected.grouped;
import static dev.milepost.analytics.figure.Expected.in;
import static dev.milepost.analytics.figure.Expected.rate;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.Known.Line;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Figures by period, their moving averages, and where they changed. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class TrendPointsQTest extends TwoTenantsTest {
    private static final int SHUFFLES = 2_000;

    @Test
    void ratesOfPeriods() throws Exception {
        compare("ON_TIME_RATE", true, those -> rate(count(those, line -> line.variance() <= 0), those.size()));
        compare("COMPLETION_RATE", false, those -> {
            long met = count(those, in(MilestoneStatus.MET));
            return rate(met, met + count(those, Line::open) + count(those, in(MilestoneStatus.MISSED)));
        });
    }

    @Test
    void delaysOfPeriods() throws Exception {
        compare(
                "MEAN_DELAY",
                true,
                those -> BigDecimal.valueOf(
                                delays(those).stream().mapToInt(days -> days).sum())
                        .divide(BigDecimal.valueOf(those.size()), 2, RoundingMode.HALF_EVEN)
                        .toString());
        compare("MEDIAN_DELAY", true, those -> String.valueOf(delays(those).get((those.size() + 1) / 2 - 1)));
    }

    @Test
    void howManyThereAreInPeriods() throws Exception {
        compare("MILESTONES", false, those -> String.valueOf(those.size()));
    }

    /** @param measured whether only measured ones stand behind it, else all that have a promised date */
    private static void compare(String figure, boolean measured, Function<List<Line>, String> value) throws Exception {
        for (Instant asOf : MOMENTS.subList(1, 3)) {
            for (boolean baseline : new boolean[] {true, false}) {
                List<Line> lines = new Known(NORTH, asOf, baseline)
                        .lines.stream()
                                .filter(line -> measured ? line.measured() : line.promised() != null)
                                .toList();
                for (String period : List.of("month", "week", "quarter")) {
                    for (int window : new int[] {2, 3}) {
                        String question = "trends?figure=" + figure + "&groupBy=" + period + "&window=" + window + "&"
                                + frame(asOf, baseline);
                        compare(get("north", question), lines, period, window, value);
                    }
                }
            }
        }
    }

    private static void compare(
            JsonNode trend, List<Line> lines, String period, int window, Function<List<Line>, String> value) {
        var periods = new TreeMap<String, List<Line>>();
        grouped(lines, period).forEach((key, those) -> periods.put(key.getFirst(), those));
        assertThat(trend.get("points")).hasSize(periods.size());
        assertThat(trend.get("milestones").asInt()).isEqualTo(lines.size());
        List<Double> values = new ArrayList<>();
        List<String> valued = new ArrayList<>();
        int i = 0;
        for (var entry : periods.entrySet()) { // in their order
            JsonNode point = trend.get("points").get(i++);
            assertThat(point.get("period").asText()).isEqualTo(entry.getKey());
            assertThat(point.get("milestones").asInt())
                    .isEqualTo(entry.getValue().size());
            String expected = value.apply(entry.getValue());
            if (expected.equals("null")) {
                assertThat(point.get("value").isNull()).isTrue();
                assertThat(point.get("movingAverage").isNull()).isTrue();
                continue;
            }
            assertThat(point.get("value").asDouble()).as(entry.getKey()).isEqualTo(Double.parseDouble(expected));
            values.add(Double.parseDouble(expected));
            valued.add(entry.getKey());
            if (values.size() < window) {
                assertThat(point.get("movingAverage").isNull()).isTrue();
            } else {
                assertThat(point.get("movingAverage").asDouble())
                        .as(entry.getKey())
                        .isCloseTo(mean(values.subList(values.size() - window, values.size())), within(0.000051));
            }
        }
        change(trend.get("changePoint"), values, valued);
    }

    private static void change(JsonNode change, List<Double> values, List<String> periods) {
        double most = values.size() < 8 ? 0 : strongest(values);
        assertThat(change.isNull()).isEqualTo(most < 1e-9);
        if (change.isNull()) {
            return;
        }
        int at = periods.indexOf(change.get("period").asText());
        assertThat(strength(values, at)).isCloseTo(most, within(1e-9));
        assertThat(change.get("before").asDouble()).isCloseTo(mean(values.subList(0, at)), within(0.000051));
        assertThat(change.get("after").asDouble()).isCloseTo(mean(values.subList(at, values.size())), within(0.000051));
        List<Double> shuffled = new ArrayList<>(values);
        Random random = new Random(values.size());
        int asStrong = 1;
        for (int shuffle = 1; shuffle < SHUFFLES; shuffle++) { // in other orders
            Collections.shuffle(shuffled, random);
            asStrong += strongest(shuffled) >= most - 1e-9 ? 1 : 0;
        }
        assertThat(change.get("probability").asDouble())
                .isCloseTo(asStrong / (double) SHUFFLES, within(0.06)); // five deviations
        assertThat(change.get("significant").asBoolean())
                .isEqualTo(change.get("probability").asDouble() < 0.05);
    }

    /** Two values or more on each side. */
    private static double strongest(List<Double> values) {
        double most = 0;
        for (int at = 2; at <= values.size() - 2; at++) {
            most = Math.max(most, strength(values, at));
        }
        return most;
    }

    /** The square of the difference of the means, weighed by n1 n2 / n. */
    private static double strength(List<Double> values, int at) {
        int n = values.size();
        double difference = mean(values.subList(0, at)) - mean(values.subList(at, n));
        return difference * difference * at * (n - at) / n;
    }

    /** The example of docs/metrics.md: a year of one milestone a month, from July on a week later than before. */
    @Test
    void aChangeIsFoundAndMarked() throws Exception {
        String tenant = "turned-" + UUID.randomUUID().toString().substring(0, 8);
        UUID contract = UUID.randomUUID();
        Story story = new Story(tenant, contract)
                .say(
                        Past.START,
                        EventType.CONTRACT_ACTIVATED,
                        new ContractEvent(Made.contract(contract, contract), CHANGE));
        int[] late = {5, 6, 5, 4, 5, 6, 12, 13, 11, 12, 13, 12};
        for (int i = 0; i < late.length; i++) {
            LocalDate due = LocalDate.of(2025, 1 + i, 3);
            story.say(
                    Past.START,
                    EventType.MILESTONE_CREATED,
                    new MilestoneEvent(
                            Made.milestone(
                                    contract,
                                    UUID.randomUUID(),
                                    contract,
                                    MilestoneStatus.MET,
                                    due,
                                    due.plusDays(late[i])),
                            CHANGE));
        }
        story.fold(consumer);
        JsonNode trend = get(tenant, "trends?figure=MEAN_DELAY&window=3");
        assertThat(trend.at("/points/7/movingAverage").asText()).isEqualTo("10.3333"); // (6 + 12 + 13) / 3
        JsonNode change = trend.get("changePoint");
        assertThat(change.get("period").asText()).isEqualTo("2025-07");
        assertThat(change.get("before").asText()).isEqualTo("5.1667");
        assertThat(change.get("after").asText()).isEqualTo("12.1667");
        assertThat(change.get("probability").asDouble()).isBetween(0.0001, 0.01);
        assertThat(change.get("significant").asBoolean()).isTrue();
    }

    private static List<Integer> delays(List<Line> measured) {
        return measured.stream()
                .map(line -> Math.max(0, line.variance()))
                .sorted()
                .toList();
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }
}
