package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.groups;
import static dev.milepost.analytics.figure.Expected.count;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.Expected.grouped;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static dev.milepost.analytics.figure.TwoTenants.PARTIES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.Known.Line;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The way from a figure to what stands behind it. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class DrillDownQTest extends TwoTenantsTest {
    @Test
    void theLinksLeadToExactlyTheMilestonesBehindTheFigures() throws Exception {
        Instant asOf = MOMENTS.get(1);
        List<Line> lines = new Known(NORTH, asOf, true).lines;
        for (String by : List.of("tag", "team", "month", "field:colour", "owner")) {
            JsonNode answer = get("north", "completion?" + frame(asOf, true) + "&groupBy=" + by);
            var expected = grouped(lines, by);
            for (var group : groups(answer).entrySet()) {
                assertThat(follow(group.getValue().get("drillDown").asText()))
                        .as(by + group.getKey())
                        .isEqualTo(expected.get(group.getKey()).stream()
                                .map(line -> line.it().id().toString())
                                .collect(Collectors.toSet()))
                        .hasSize(group.getValue().get("milestones").asInt());
            }
            assertThat(follow(answer.get("drillDown").asText())).hasSize(lines.size());
        }
        for (String question : List.of(
                "delay?groupBy=tag",
                "compliance?groupBy=team",
                "money?groupBy=currency",
                "workload?groupBy=tag,type",
                "waiting?groupBy=tag,side",
                "waiting?groupBy=decider",
                "bottlenecks?groupBy=type")) {
            for (JsonNode group :
                    get("north", question + "&" + frame(asOf, true)).get("groups")) {
                assertThat(follow(group.get("drillDown").asText()))
                        .as(question + group.get("key"))
                        .hasSize(group.get("milestones").asInt());
            }
        }
        for (String figure : List.of("COMPLETION_RATE", "MILESTONES", "MEAN_DELAY")) {
            JsonNode trend = get("north", "trends?figure=" + figure + "&" + frame(asOf, true));
            int points = 0;
            for (JsonNode point : trend.get("points")) {
                points += point.get("milestones").asInt();
            }
            assertThat(trend.get("milestones").asInt()).isEqualTo(points);
            assertThat(follow(trend.get("drillDown").asText())).as(figure).hasSize(points);
        }
        JsonNode bounded = get(
                "north",
                "completion?from=2026-03-01&to=2026-03-31&type=REPORT&tag=it%27s&tag=none&" + frame(asOf, true));
        long within = count(
                lines,
                line -> line.promised() != null
                        && "2026-03".equals(Known.period("month", line.promised()))
                        && line.it().type().name().equals("REPORT")
                        && (line.it().tags().isEmpty() || line.it().tags().contains("it's")));
        assertThat(bounded.get("milestones").asLong()).isEqualTo(within);
        assertThat(follow(bounded.get("drillDown").asText())).hasSize((int) within);
    }

    /** The first and the last group of each: questions have lists of their own kinds, and dimensions values that need care. */
    @Test
    void soDoThoseOfEveryQuestionByEveryDimension() throws Exception {
        String filter = "&currency=EUR&team=legal&team=none&" + frame(MOMENTS.getLast(), true);
        for (String question : List.of(
                "completion",
                "delay",
                "flow",
                "bottlenecks",
                "money",
                "workload",
                "compliance",
                "waiting",
                "penalties")) {
            for (String by : Known.DIMENSIONS) {
                JsonNode groups =
                        get("north", question + "?groupBy=" + by + filter).get("groups");
                for (int i = 0; i < groups.size(); i += Math.max(1, groups.size() - 1)) {
                    assertThat(follow(groups.get(i).get("drillDown").asText(), 200))
                            .as(question + " by " + groups.get(i).get("key"))
                            .hasSize(groups.get(i).get("milestones").asInt());
                }
            }
        }
    }

    @Test
    void aListSaysOfWhichMomentItIs() throws Exception {
        String asOf = MOMENTS.get(1).toString();
        JsonNode first = get("north", "milestones?limit=1&asOf=" + asOf);
        assertThat(first.get("asOf").asText()).isEqualTo(asOf);
        assertThat(get(
                                "north",
                                "milestones?limit=1&asOf=" + asOf + "&cursor="
                                        + first.get("nextCursor").asText())
                        .get("asOf")
                        .asText())
                .isEqualTo(asOf);
        assertThat(Instant.parse(get("north", "milestones?limit=1").get("asOf").asText()))
                .isAfter(MOMENTS.getLast());
    }

    private static Set<String> follow(String link) throws Exception {
        return follow(link, 7);
    }

    private static Set<String> follow(String link, int limit) throws Exception {
        Set<String> ids = new HashSet<>();
        String next = link + "&limit=" + limit;
        for (@Nullable String cursor = ""; cursor != null; ) {
            JsonNode page = get("north", cursor.isEmpty() ? next : next + "&cursor=" + cursor);
            page.get("items")
                    .forEach(
                            item -> assertThat(ids.add(item.get("id").asText())).isTrue());
            cursor = page.hasNonNull("nextCursor") ? page.get("nextCursor").asText() : null;
        }
        return ids;
    }

    @Test
    void namesStandBesideIds() throws Exception {
        String name = "";
        for (JsonNode group : get("north", "completion?groupBy=counterparty&asOf=" + MOMENTS.getLast())
                .get("groups")) {
            boolean known = group.at("/key/counterparty")
                    .asText()
                    .equals(PARTIES.getFirst().toString());
            assertThat(group.has("names")).isEqualTo(known);
            name = known ? group.at("/names/counterparty").asText() : name;
        }
        assertThat(name).isEqualTo("Supplier");
        assertThat(get("north", "compliance?groupBy=contract&asOf=" + MOMENTS.getLast())
                        .at("/groups/0/names/contract")
                        .asText())
                .isEqualTo("Contract");
        assertThat(get("north", "delay?groupBy=owner&asOf=" + MOMENTS.getLast()).toString())
                .contains("\"names\":{\"owner\":\"V\"}");
    }
}
