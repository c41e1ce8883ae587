package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.Known.Line;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Forecasts of random pasts, against another computation. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ForecastFiguresQTest extends TwoTenantsTest {
    @Test
    void eachMilestoneIsJudgedByItsKindItsTypeAndAll() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (boolean baseline : new boolean[] {true, false}) {
                List<Line> lines = new Known(NORTH, asOf, baseline).lines;
                ExpectedChances chances = new ExpectedChances(lines);
                Map<String, JsonNode> items = items("forecast?limit=200&" + frame(asOf, baseline));
                List<Line> open = lines.stream().filter(Line::open).toList();
                assertThat(items).hasSameSizeAs(open);
                for (Line line : open) {
                    JsonNode item = items.get(line.it().id().toString());
                    assertThat(item.get("alike").asInt()).isEqualTo(chances.alike(line));
                    assertThat(item.get("basis").asText())
                            .isEqualTo(
                                    line.promised() == null
                                            ? "NO_DATE"
                                            : chances.enough() ? "HISTORY" : "NOT_ENOUGH_HISTORY");
                    assertThat(item.get("p80On").isNull())
                            .isEqualTo(!item.get("basis").asText().equals("HISTORY"));
                    if (item.get("basis").asText().equals("HISTORY")) {
                        var expected = chances.of(line, behind(line));
                        assertThat(item.get("lateProbability").asDouble())
                                .isCloseTo(ExpectedChances.late(expected), within(0.0001));
                        quantile(item.get("expectedOn"), line, expected, 0.5);
                        quantile(item.get("p80On"), line, expected, 0.8);
                    }
                }
            }
        }
    }

    /** The first day by which it comes with that probability; which of two does not matter where one has exactly that. */
    private static void quantile(JsonNode day, Line line, TreeMap<Integer, Double> chances, double probability) {
        int days = (int)
                (LocalDate.parse(day.asText()).toEpochDay() - line.promised().toEpochDay());
        assertThat(chances).containsKey(days);
        assertThat(ExpectedChances.upTo(chances, days)).isGreaterThan(probability - 1e-9);
        assertThat(ExpectedChances.upTo(chances, days - 1)).isLessThan(probability + 1e-9);
    }

    @Test
    void moneyIsTheSumOfWhatComesByTheEndsOfMonths() throws Exception {
        for (Instant asOf : MOMENTS.subList(1, 3)) {
            for (boolean baseline : new boolean[] {true, false}) {
                compareCash(asOf, baseline, "", line -> true);
                compareCash(
                        asOf,
                        baseline,
                        "team=legal&",
                        line -> "legal".equals(line.it().team()));
            }
        }
    }

    private static void compareCash(Instant asOf, boolean baseline, String filter, Predicate<Line> those)
            throws Exception {
        List<Line> lines = new Known(NORTH, asOf, baseline).lines;
        ExpectedChances chances = new ExpectedChances(lines);
        var byCurrency = new TreeMap<String, List<Line>>();
        lines.stream()
                .filter(those)
                .filter(line -> line.open() && line.promised() != null && line.value() != null)
                .forEach(line -> byCurrency
                        .computeIfAbsent(line.value().currency(), none -> new ArrayList<>())
                        .add(line));
        JsonNode months = get("north", "forecast/cash?months=5&" + filter + frame(asOf, baseline))
                .get("months");
        assertThat(months).hasSize(5 * byCurrency.size());
        int i = 0;
        for (var entry : byCurrency.entrySet()) {
            double least = entry.getKey().equals("JPY") ? 0.51 : 0.011; // to the smallest coin
            for (int ahead = 0; ahead < 5; ahead++) {
                YearMonth month = YearMonth.from(asOf.atOffset(ZoneOffset.UTC)).plusMonths(ahead);
                double promised = 0;
                double mean = 0;
                double variance = 0;
                for (Line line : entry.getValue()) {
                    double value = line.value()
                            .amount()
                            .setScale(4, RoundingMode.HALF_UP)
                            .doubleValue();
                    int left = (int)
                            (month.atEndOfMonth().toEpochDay() - line.promised().toEpochDay());
                    double by = ExpectedChances.upTo(chances.of(line, behind(line)), left);
                    promised += left >= 0 ? value : 0;
                    mean += value * by;
                    variance += value * value * by * Math.max(0, 1 - by);
                }
                JsonNode said = months.get(i++);
                assertThat(said.get("currency").asText()).isEqualTo(entry.getKey());
                assertThat(said.get("month").asText()).isEqualTo(month.toString());
                assertThat(said.at("/promised/amount").asDouble()).isCloseTo(promised, within(least));
                if (!chances.enough()) {
                    assertThat(said.get("p50").isNull()).isTrue();
                    continue;
                }
                assertThat(said.at("/p50/amount").asDouble()).isCloseTo(mean, within(least));
                assertThat(said.at("/p80/amount").asDouble())
                        .isCloseTo(Math.max(0, mean - 0.8416 * Math.sqrt(variance)), within(least));
            }
        }
    }

    /** What was said of milestones on the first of each month, and whether they came late. */
    private record Said(double probability, boolean late) {}

    @Test
    void forecastsOfThePastAreScoredByWhatCame() throws Exception {
        int forecasts = 0;
        for (Instant asOf : List.of(
                MOMENTS.get(1),
                Instant.parse("2026-06-20T13:00:00Z"),
                Instant.parse("2026-08-10T13:00:00Z"),
                MOMENTS.getLast())) {
            for (boolean baseline : new boolean[] {true, false}) {
                List<Said> said = new ArrayList<>();
                List<String> moments = new ArrayList<>();
                YearMonth month = YearMonth.from(asOf.atOffset(ZoneOffset.UTC));
                for (int i = 7; i >= 0; i--) {
                    Instant moment = month.minusMonths(i)
                            .atDay(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
                    if (said(moment, asOf, baseline, said)) {
                        moments.add(moment.toString());
                    }
                }
                JsonNode answer = get("north", "forecast/calibration?months=8&" + frame(asOf, baseline));
                List<String> answered = new ArrayList<>();
                answer.get("moments").forEach(moment -> answered.add(moment.asText()));
                assertThat(answered).isEqualTo(moments);

                assertThat(answer.get("forecasts").asInt())
                        .as(asOf + " " + baseline)
                        .isEqualTo(said.size());
                if (!said.isEmpty()) {
                    score(answer, said);
                }
                forecasts += said.size();
            }
        }
        assertThat(forecasts).isPositive();
    }

    private static void score(JsonNode answer, List<Said> said) {
        double squares = 0;
        double late = 0;
        Map<Integer, List<Said>> bins = new TreeMap<>();
        for (Said one : said) {
            squares += Math.pow(one.probability() - (one.late() ? 1 : 0), 2);
            late += one.late() ? 1 : 0;
            bins.computeIfAbsent((int) Math.min(9, one.probability() * 10 + 1e-9), none -> new ArrayList<>())
                    .add(one);
        }
        double share = late / said.size();
        assertThat(answer.get("brierScore").asDouble()).isCloseTo(squares / said.size(), within(0.0001));
        assertThat(answer.get("brierScoreOfShare").asDouble()).isCloseTo(share * (1 - share), within(0.0001));
        assertThat(answer.get("bins")).hasSize(bins.size());
        int i = 0;
        for (var bin : bins.entrySet()) {
            JsonNode answered = answer.get("bins").get(i++);
            List<Said> those = bin.getValue();
            assertThat(answered.get("from").asDouble()).isEqualTo(bin.getKey() / 10.0);
            assertThat(answered.get("forecasts").asInt()).isEqualTo(those.size());
            assertThat(answered.get("said").asDouble())
                    .isCloseTo(
                            those.stream()
                                    .mapToDouble(Said::probability)
                                    .average()
                                    .orElseThrow(),
                            within(0.0001));
            assertThat(answered.get("late").asDouble())
                    .isCloseTo(
                            those.stream()
                                    .mapToInt(one -> one.late() ? 1 : 0)
                                    .average()
                                    .orElseThrow(),
                            within(0.0001));
        }
    }

    /** Adds what was said at a moment of milestones that are decided since; false when too little was known. */
    private static boolean said(Instant moment, Instant asOf, boolean baseline, List<Said> said) {
        List<Line> then = new Known(NORTH, moment, baseline).lines;
        ExpectedChances chances = new ExpectedChances(then);
        if (!chances.enough()) {
            return false;
        }
        Map<UUID, Line> now = new LinkedHashMap<>();
        new Known(NORTH, asOf, baseline).lines.forEach(line -> now.put(line.it().id(), line));
        for (Line line : then) {
            Boolean late = now.containsKey(line.it().id()) && line.open() && line.promised() != null && !line.overdue()
                    ? late(now.get(line.it().id()), line.promised(), asOf)
                    : null;
            if (late != null) {
                said.add(new Said(ExpectedChances.late(chances.of(line, behind(line))), late));
            }
        }
        return true;
    }

    /** Whether it came late by the date that was promised then; null where that is not decided. */
    private static @Nullable Boolean late(Line now, LocalDate promised, Instant asOf) {
        if (!promised.isBefore(asOf.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1))) {
            return null; // not over in every time zone
        }
        if (now.it().status() == MilestoneStatus.MET) {
            return now.it().metOn() == null ? null : (Boolean) now.it().metOn().isAfter(promised);
        }
        return now.it().status() == MilestoneStatus.MISSED || now.open() ? Boolean.TRUE : null;
    }

    private static int behind(Line line) {
        return (int) (line.today().toEpochDay() - line.promised().toEpochDay());
    }

    private static Map<String, JsonNode> items(String question) throws Exception {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        for (@Nullable String cursor = ""; cursor != null; ) {
            JsonNode page = get("north", question + cursor);
            page.get("items").forEach(item -> items.put(item.at("/milestone/id").asText(), item));
            cursor = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.get("nextCursor").asText()
                    : null;
        }
        return items;
    }
}
