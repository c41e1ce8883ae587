package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Expected.distribution;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.Expected.grouped;
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
import dev.milepost.events.MilestoneType;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Who stands for the delay, and for whom chance does not. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class BottlenecksQTest extends TwoTenantsTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 2);

    private final String tenant = "slow-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final Story story = new Story(tenant, contract)
            .say(
                    Past.START,
                    EventType.CONTRACT_ACTIVATED,
                    new ContractEvent(Made.contract(contract, contract), CHANGE));

    @Test
    void sharesAndProbabilitiesAreWhatTheDefinitionSays() throws Exception {
        for (Instant asOf : MOMENTS.subList(1, 3)) {
            for (boolean baseline : new boolean[] {true, false}) {
                for (String by : List.of("counterparty", "team", "tag", "contract", "field:colour")) {
                    compare(
                            new Known(NORTH, asOf, baseline)
                                    .lines.stream().filter(Line::measured).toList(),
                            get("north", "bottlenecks?groupBy=" + by + "&" + frame(asOf, baseline)),
                            by);
                }
            }
        }
    }

    private static void compare(List<Line> measured, JsonNode answer, String by) {
        Map<List<String>, List<Integer>> delays = new LinkedHashMap<>();
        grouped(measured, by).forEach((key, those) -> delays.put(key, delays(those)));
        var probabilities = RankProbability.corrected(delays);
        long all = delays.values().stream().mapToLong(BottlenecksQTest::sum).sum();
        long before = Long.MAX_VALUE;
        long soFar = 0;
        assertThat(Answers.groups(answer).keySet()).isEqualTo(delays.keySet());
        assertThat(answer.get("milestones").asInt()).isEqualTo(measured.size());
        for (var group : Answers.groups(answer).entrySet()) { // from the largest on
            List<Integer> those = delays.get(group.getKey());
            List<Integer> others = RankProbability.others(delays, group.getKey());
            JsonNode figures = group.getValue().get("figures");
            long total = sum(those);
            soFar += total;
            double probability = probabilities.get(group.getKey());
            assertThat(group.getValue().get("milestones").asInt()).isEqualTo(those.size());
            assertThat(figures.get("delayDays").asLong()).isEqualTo(total).isLessThanOrEqualTo(before);
            assertThat(number(figures.get("share"))).isEqualTo(number(rate(total, all)));
            assertThat(number(figures.get("cumulativeShare"))).isEqualTo(number(rate(soFar, all)));
            assertThat(figures.get("late").asLong())
                    .isEqualTo(those.stream().filter(days -> days > 0).count());
            assertThat(figures.get("delay").toString()).isEqualTo(distribution(those));
            assertThat(figures.get("probability").asDouble())
                    .as(by + group.getKey())
                    .isCloseTo(probability, within(0.0001));
            assertThat(figures.get("significant").asBoolean())
                    .as(by + group.getKey())
                    .isEqualTo(probability < 0.05 && those.size() >= 5 && mean(those) > mean(others));
            before = total;
        }
    }

    /** Twelve suppliers, corrected for these. */
    @Test
    void onlyWhoIsLateAgainAndAgainIsABottleneck() throws Exception {
        Map<String, List<Integer>> delays = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            delays.put("usual " + i, List.of(0, 0, 1, 2, 3, i % 3));
        }
        delays.put("somewhat", List.of(4, 5, 5, 3, 4, 6)); // 0.014 alone, 0.14 among twelve
        delays.put("late", List.of(9, 14, 30, 7, 12, 21));
        delays.put("few", List.of(40, 50, 60, 70)); // 0.012, of four milestones
        delays.put("one", List.of(400));
        delays.forEach((team, days) -> days.forEach(late -> met(team, MilestoneType.DELIVERABLE, late)));
        for (int i = 0; i < 40; i++) {
            met("punctual", MilestoneType.REPORT, 0);
        }
        met("unlucky", MilestoneType.REPORT, 400); // of which the approximation makes a certainty: 0.0000
        story.fold(consumer);
        assertThat(RankProbability.probability(delays.get("somewhat"), RankProbability.others(delays, "somewhat")))
                .isLessThan(0.05);

        var expected = RankProbability.corrected(delays);
        JsonNode answer = get(tenant, "bottlenecks?groupBy=team&type=DELIVERABLE");
        var groups = Answers.groups(answer);
        assertThat(groups).hasSize(12);
        groups.forEach((key, group) -> {
            assertThat(group.at("/figures/probability").asDouble())
                    .as(key.toString())
                    .isCloseTo(expected.get(key.getFirst()), within(0.0001));
            assertThat(group.at("/figures/significant").asBoolean())
                    .as(key.toString())
                    .isEqualTo(key.equals(List.of("late")));
        });
        assertThat(expected.get("few")).isLessThan(0.05);
        // 400, 220, 93, 27 and 8 times 6 to 8 days: 400 / 795
        assertThat(answer.at("/groups/0/figures/share").asText()).isEqualTo("0.5031");
        assertThat(answer.at("/groups/1/figures/cumulativeShare").asText()).isEqualTo("0.7799");

        var reports = Answers.groups(get(tenant, "bottlenecks?groupBy=team&type=REPORT"));
        assertThat(reports.get(List.of("unlucky")).at("/figures/probability").asDouble())
                .isLessThan(0.05);
        assertThat(reports.get(List.of("unlucky")).at("/figures/share").asDouble())
                .isOne();
        assertThat(reports.values())
                .noneMatch(group -> group.at("/figures/significant").asBoolean());
    }

    private void met(String team, MilestoneType type, int late) {
        story.say(
                Past.START,
                EventType.MILESTONE_CREATED,
                new MilestoneEvent(
                        Copy.with(
                                Made.milestone(
                                        contract,
                                        UUID.randomUUID(),
                                        contract,
                                        MilestoneStatus.MET,
                                        DUE,
                                        DUE.plusDays(late)),
                                "team",
                                team,
                                "type",
                                type),
                        CHANGE));
    }

    private static List<Integer> delays(List<Line> measured) {
        return measured.stream().map(line -> Math.max(0, line.variance())).toList();
    }

    private static long sum(List<Integer> days) {
        return days.stream().mapToLong(Integer::longValue).sum();
    }

    private static double mean(List<Integer> days) {
        return days.stream().mapToInt(Integer::intValue).average().orElse(0);
    }

    private static double number(JsonNode rate) {
        return number(rate.asText());
    }

    private static double number(String rate) {
        return rate.equals("null") ? -1 : Double.parseDouble(rate);
    }
}
