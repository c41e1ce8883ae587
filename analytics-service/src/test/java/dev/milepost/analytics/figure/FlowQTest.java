package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.groups;
import static dev.milepost.analytics.figure.Expected.distribution;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.Expected.grouped;
import static dev.milepost.analytics.figure.Expected.in;
import static dev.milepost.analytics.figure.Expected.rate;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** How work flows, and who waits for whom without gates. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class FlowQTest extends TwoTenantsTest {
    @Test
    void flowIsWhatTheDefinitionSays() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("type", "tag")) {
                var expected = grouped(new Known(NORTH, asOf, true).lines, by);
                var groups = groups(get("north", "flow?" + frame(asOf, true) + "&groupBy=" + by));
                assertThat(groups.keySet()).isEqualTo(expected.keySet());
                expected.forEach((key, those) -> {
                    JsonNode figures = groups.get(key).get("figures");
                    Map<String, String> states = new LinkedHashMap<>();
                    figures.get("states")
                            .forEach(state -> states.put(
                                    state.get("status").asText(),
                                    state.get("hours").toString()));
                    Map<String, String> expectedStates = new LinkedHashMap<>();
                    for (MilestoneStatus status : MilestoneStatus.values()) {
                        List<Integer> hours = those.stream()
                                .filter(line -> line.hours().containsKey(status))
                                .map(line -> line.hours().get(status).intValue())
                                .toList();
                        if (!status.isEnded() && !hours.isEmpty()) {
                            expectedStates.put(status.name(), distribution(hours));
                        }
                    }
                    assertThat(states).isEqualTo(expectedStates);
                    var decided = those.stream()
                            .flatMap(line -> line.rounds().stream())
                            .filter(round -> round.outcome() == MilestoneStatus.MET
                                    || round.outcome() == MilestoneStatus.REJECTED)
                            .toList();
                    assertThat(figures.get("decisionHours").toString())
                            .isEqualTo(distribution(decided.stream()
                                    .map(round -> (int) round.hours())
                                    .toList()));
                    var met = decided.stream()
                            .filter(round -> round.outcome() == MilestoneStatus.MET)
                            .toList();
                    assertThat(figures.get("roundsUntilApproval").toString())
                            .isEqualTo(distribution(
                                    met.stream().map(Known.Round::number).toList()));
                    assertThat(figures.get("firstDecided").asLong())
                            .isEqualTo(decided.stream()
                                    .filter(round -> round.number() == 1)
                                    .count());
                    long firstApproved =
                            met.stream().filter(round -> round.number() == 1).count();
                    assertThat(figures.get("firstApproved").asLong()).isEqualTo(firstApproved);
                    assertThat(figures.get("firstTimeRate").asText())
                            .isEqualTo(digits(rate(
                                    firstApproved, figures.get("firstDecided").asLong())));
                });
            }
        }
    }

    /** As JSON writes a rate. */
    private static String digits(String rate) {
        return rate.equals("null") ? rate : String.valueOf(Double.parseDouble(rate));
    }

    /** These milestones have no gates: {@code WaitingQTest} is about those. */
    @Test
    void waitingIsWhatTheDefinitionSays() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("counterparty", "tag")) {
                Map<List<String>, List<Integer>> hours = new LinkedHashMap<>();
                Map<List<String>, Integer> open = new LinkedHashMap<>();
                Map<List<String>, Long> approved = new LinkedHashMap<>();
                grouped(new Known(NORTH, asOf, true).lines, by).forEach((key, those) -> {
                    List<Integer> of = new ArrayList<>();
                    those.forEach(line -> line.rounds().forEach(round -> of.add((int) round.hours())));
                    int decided = of.size();
                    those.stream()
                            .filter(in(MilestoneStatus.SUBMITTED))
                            .forEach(line -> of.add((int)
                                    Duration.between(line.submitted(), asOf).toHours()));
                    if (!of.isEmpty()) {
                        List<String> group = List.of(key.getFirst(), "own");
                        hours.put(group, of);
                        open.put(group, of.size() - decided);
                        approved.put(
                                group,
                                those.stream()
                                        .flatMap(line -> line.rounds().stream())
                                        .filter(round -> round.outcome() == MilestoneStatus.MET)
                                        .count());
                    }
                });
                var groups =
                        groups(get("north", "waiting?" + frame(asOf, true) + "&groupBy=side," + by)).entrySet().stream()
                                .collect(Collectors.toMap(one -> one.getKey().reversed(), Map.Entry::getValue));
                assertThat(groups.keySet()).isEqualTo(hours.keySet());
                hours.forEach((key, of) -> {
                    JsonNode figures = groups.get(key).get("figures");
                    assertThat(figures.get("hours").toString()).isEqualTo(distribution(of));
                    assertThat(figures.get("waits").asInt()).isEqualTo(of.size());
                    assertThat(figures.get("open").asInt()).isEqualTo(open.get(key));
                    assertThat(figures.get("approved").asLong()).isEqualTo(approved.get(key));
                    assertThat(figures.get("totalDays").asDouble())
                            .isCloseTo(of.stream().mapToInt(day -> day).sum() / 24.0, within(0.00501));
                    assertThat(figures.get("medianDays").asDouble())
                            .isCloseTo(figures.at("/hours/median").asInt() / 24.0, within(0.00501));
                });
            }
        }
    }
}
