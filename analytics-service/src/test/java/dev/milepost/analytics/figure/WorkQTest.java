package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.groups;
import static dev.milepost.analytics.figure.Answers.refused;
import static dev.milepost.analytics.figure.Expected.count;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.Expected.grouped;
import static dev.milepost.analytics.figure.Expected.in;
import static dev.milepost.analytics.figure.Expected.rate;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static dev.milepost.analytics.figure.TwoTenants.SOUTH;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.Known.Line;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What was promised by now, and open and coming work. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class WorkQTest extends TwoTenantsTest {
    @Test
    void complianceIsWhatWasPromisedByNow() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("counterparty", "contract", "owner", "team", "tag", "quarter")) {
                compareCompliance("north", NORTH, asOf, true, by);
                compareCompliance("north", NORTH, asOf, false, by);
            }
        }
        compareCompliance("south", SOUTH, MOMENTS.getLast(), true, "owner");
    }

    private static void compareCompliance(String tenant, List<Past> pasts, Instant asOf, boolean baseline, String by)
            throws Exception {
        var obligations = grouped(
                new Known(pasts, asOf, baseline)
                        .lines.stream().filter(Line::obligation).toList(),
                by);
        var compliance = groups(get(tenant, "compliance?groupBy=" + by + "&" + frame(asOf, baseline)));
        assertThat(compliance.keySet()).isEqualTo(obligations.keySet());
        obligations.forEach((key, those) -> {
            JsonNode figures = compliance.get(key).get("figures");
            long onTime = count(those, line -> line.measured() && line.variance() <= 0);
            long late = count(those, line -> line.measured() && line.variance() > 0);
            assertThat(compliance.get(key).get("milestones").asInt()).isEqualTo(those.size());
            assertThat(figures.get("obligations").asLong()).isEqualTo(those.size());
            assertThat(figures.get("onTime").asLong()).isEqualTo(onTime);
            assertThat(figures.get("late").asLong()).isEqualTo(late);
            assertThat(figures.get("missed").asLong()).isEqualTo(count(those, in(MilestoneStatus.MISSED)));
            assertThat(figures.get("overdue").asLong()).isEqualTo(count(those, Line::overdue));
            assertThat(figures.get("keptRate").decimalValue()).isEqualByComparingTo(rate(onTime + late, those.size()));
            assertThat(figures.get("onTimeRate").decimalValue()).isEqualByComparingTo(rate(onTime, those.size()));
            assertThat(figures.get("score").decimalValue())
                    .isEqualByComparingTo(new BigDecimal(rate(2 * onTime + late, 2L * those.size())).movePointRight(2));
        });
    }

    @Test
    void workloadIsWhatIsOpenByOwnerOrTeamAndWeek() throws Exception {
        for (Instant asOf : MOMENTS) {
            compareWorkload(asOf, "", "owner", "week");
            compareWorkload(asOf, "groupBy=team,week&", "team", "week");
            compareWorkload(asOf, "groupBy=tag&", "tag");
        }
    }

    private static void compareWorkload(Instant asOf, String asked, String... by) throws Exception {
        var open = grouped(
                new Known(NORTH, asOf, false).lines.stream().filter(Line::open).toList(), by);
        var workload = groups(get("north", "workload?" + asked + "asOf=" + asOf));
        assertThat(workload.keySet()).isEqualTo(open.keySet());
        open.forEach((key, those) -> {
            JsonNode figures = workload.get(key).get("figures");
            assertThat(figures.get("open").asLong()).isEqualTo(those.size());
            assertThat(figures.get("planned").asLong()).isEqualTo(count(those, in(MilestoneStatus.PLANNED)));
            assertThat(figures.get("inProgress").asLong()).isEqualTo(count(those, in(MilestoneStatus.IN_PROGRESS)));
            assertThat(figures.get("submitted").asLong()).isEqualTo(count(those, in(MilestoneStatus.SUBMITTED)));
            assertThat(figures.get("rejected").asLong()).isEqualTo(count(those, in(MilestoneStatus.REJECTED)));
            assertThat(figures.get("overdue").asLong()).isEqualTo(count(those, Line::overdue));
            assertThat(CompletionQTest.values(figures.get("value"))).isEqualTo(CompletionQTest.expectedValues(those));
        });
    }

    @Test
    void theWeeksToComeHoldAllOpenWorkOnce() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("owner", "team", "tag", "field:colour")) {
                var open = grouped(
                        new Known(NORTH, asOf, false)
                                .lines.stream().filter(Line::open).toList(),
                        by);
                var ahead = groups(get("north", "ahead?weeks=3&groupBy=" + by + "&asOf=" + asOf));
                assertThat(ahead.keySet()).isEqualTo(open.keySet());
                LocalDate monday = asOf.atOffset(ZoneOffset.UTC).toLocalDate().with(DayOfWeek.MONDAY);
                for (var entry : open.entrySet()) {
                    JsonNode figures = ahead.get(entry.getKey()).get("figures");
                    List<Line> those = entry.getValue();
                    List<Line> coming = those.stream()
                            .filter(line -> line.promised() != null && !line.overdue())
                            .toList();
                    assertThat(figures.get("open").asLong()).isEqualTo(those.size());
                    behind(figures.get("overdue"), count(those, Line::overdue));
                    behind(figures.get("undated"), count(those, line -> line.promised() == null));
                    behind(
                            figures.get("later"),
                            count(coming, line -> !line.promised().isBefore(monday.plusWeeks(3))));
                    assertThat(figures.get("weeks")).hasSize(3);
                    for (int i = 0; i < 3; i++) {
                        LocalDate first = i == 0 ? LocalDate.MIN : monday.plusWeeks(i);
                        LocalDate end = monday.plusWeeks(i + 1L);
                        JsonNode week = figures.get("weeks").get(i);
                        assertThat(week.get("week").asText()).isEqualTo(Known.period("week", end.minusDays(1)));
                        assertThat(week.get("from").asText())
                                .isEqualTo(monday.plusWeeks(i).toString());
                        behind(
                                week,
                                count(
                                        coming,
                                        line -> !line.promised().isBefore(first)
                                                && line.promised().isBefore(end)));
                    }
                }
            }
        }
        refused(token("north", "viewer"), "ahead?groupBy=team,type", "groupBy");
        refused(token("north", "viewer"), "ahead?groupBy=month", "groupBy");
        refused(token("north", "viewer"), "ahead?weeks=0", "weeks");
        refused(token("north", "viewer"), "ahead?weeks=53", "weeks");
        refused(token("north", "viewer"), "ahead?week=2026-W10", "week");
        refused(token("north", "viewer"), "ahead?week=none", "week");
    }

    @Test
    void whatLiesOutOfTheBoundsIsListedAsNothing() throws Exception {
        Instant asOf = MOMENTS.getLast();
        LocalDate monday = asOf.atOffset(ZoneOffset.UTC).toLocalDate().with(DayOfWeek.MONDAY);
        String month = Known.period("month", monday.plusWeeks(1));
        for (String bounds : List.of(
                "to=" + monday.minusDays(3), // before this week, in it, in the next one and after all of them
                "to=" + monday.plusDays(2),
                "to=" + monday.plusDays(9),
                "from=" + monday.plusDays(2),
                "from=" + monday.plusDays(9),
                "from=" + monday.plusWeeks(4),
                "from=" + monday.plusDays(1) + "&to=" + monday.plusDays(4),
                "month=" + month,
                "quarter=" + Known.period("quarter", monday.plusWeeks(1)))) {
            JsonNode answer = get("north", "ahead?weeks=3&groupBy=priority&" + bounds + "&asOf=" + asOf);
            for (JsonNode group : answer.get("groups")) {
                JsonNode figures = group.get("figures");
                for (String part : List.of("overdue", "later", "undated")) {
                    behind(figures.get(part), figures.get(part).get("open").asLong());
                }
                for (JsonNode week : figures.get("weeks")) {
                    behind(week, week.get("open").asLong());
                }
            }
        }
    }

    private static void behind(JsonNode part, long expected) throws Exception {
        assertThat(part.get("open").asLong()).as(part.toString()).isEqualTo(expected);
        assertThat(get("north", part.get("drillDown").asText() + "&limit=200").get("items"))
                .as(part.toString())
                .hasSize((int) expected);
    }
}
