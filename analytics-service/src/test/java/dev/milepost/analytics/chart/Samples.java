package dev.milepost.analytics.chart;

import dev.milepost.analytics.figure.Answer;
import dev.milepost.analytics.figure.BottleneckFigures;
import dev.milepost.analytics.figure.DelayFigures;
import dev.milepost.analytics.figure.Distribution;
import dev.milepost.analytics.figure.Group;
import dev.milepost.analytics.figure.MoneyFigures;
import dev.milepost.analytics.figure.Trend;
import dev.milepost.analytics.figure.TrendOf;
import dev.milepost.analytics.forecast.Basis;
import dev.milepost.analytics.forecast.CashForecast;
import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.ContractSchedule;
import dev.milepost.analytics.question.DayCount;
import dev.milepost.analytics.summary.AmountView;
import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;

/** What charts are drawn of in tests. */
@NullUnmarked // what is missing fails the test
final class Samples {
    static final Instant AS_OF = Instant.parse("2027-03-01T08:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    private Samples() {}

    static Trend trend(int months, boolean changes) {
        List<Trend.Point> points = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < months; i++) {
            if (i == 5) {
                continue; // a month without any
            }
            double value = (i < months / 2 ? 0.85 : 0.55) + random.nextDouble() * 0.1;
            points.add(new Trend.Point(
                    java.time.YearMonth.of(2025, 6).plusMonths(i).toString(),
                    i == 9 ? null : BigDecimal.valueOf(value),
                    i < 2 ? null : BigDecimal.valueOf(value * 0.5 + (i < months / 2 ? 0.43 : 0.3)),
                    12,
                    "/x"));
        }
        return new Trend(
                AS_OF,
                Against.BASELINE,
                TrendOf.ON_TIME_RATE,
                "month",
                240,
                "/x",
                points,
                changes
                        ? new Trend.ChangePoint(
                                java.time.YearMonth.of(2025, 6)
                                        .plusMonths(months / 2)
                                        .toString(),
                                new BigDecimal("0.8921"),
                                new BigDecimal("0.5934"),
                                new BigDecimal("0.0021"),
                                true)
                        : null);
    }

    static <F> Answer<F> answer(List<String> groupBy, List<Group<F>> groups) {
        return new Answer<>(AS_OF, Against.BASELINE, null, null, groupBy, 1_240, 0, "/x", groups);
    }

    private static Distribution distribution(int median, int p90) {
        return new Distribution(10, BigDecimal.ONE, median, median, p90, p90, p90);
    }

    static Answer<DelayFigures> delay(int from, int to) {
        List<DelayFigures.Bar> bars = IntStream.rangeClosed(from, to)
                .mapToObj(day ->
                        new DelayFigures.Bar(day, Math.max(0, 90L - Math.abs(day - 2) * 9L) + (day % 3 == 0 ? 7 : 2)))
                .toList();
        Distribution all = distribution(2, 11);
        return answer(
                List.of(),
                List.of(new Group<>(
                        Map.of(), 1_240, "/x", new DelayFigures(all, all, bars, all, List.of(), all, all, List.of()))));
    }

    static Answer<BottleneckFigures> bottlenecks(int groups, String name) {
        List<Group<BottleneckFigures>> all = new ArrayList<>();
        long total = IntStream.range(0, groups).map(i -> 900 / (i + 1)).sum();
        long soFar = 0;
        for (int i = 0; i < groups; i++) {
            long days = 900 / (i + 1);
            soFar += days;
            Map<String, String> key = new LinkedHashMap<>();
            key.put(
                    "team",
                    i == 2
                            ? null
                            : i == 0
                                    ? name
                                    : "Supplier " + i + (i % 4 == 1 ? " of structural steel and façades Ltd." : ""));
            all.add(new Group<>(
                    key,
                    10,
                    "/x",
                    new BottleneckFigures(
                            days,
                            BigDecimal.valueOf((double) days / total),
                            BigDecimal.valueOf((double) soFar / total),
                            5,
                            distribution(2, 9),
                            new BigDecimal("0.0123"),
                            i < 2)));
        }
        return answer(List.of("team"), all);
    }

    static Answer<MoneyFigures> money() {
        List<Group<MoneyFigures>> months = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            if (i == 4) {
                continue;
            }
            Map<String, String> key = Map.of(
                    "month", java.time.YearMonth.of(2026, 6).plusMonths(i).toString());
            String paid = i < 9 ? 20_000 + i * 3_000 + ".00" : "0.00";
            String due = i >= 8 ? 26_000 - i * 900 + ".00" : i == 7 ? "9000.50" : "0.00";
            months.add(new Group<>(
                    key,
                    3,
                    "/x",
                    new MoneyFigures(
                            4,
                            new AmountView(due, "EUR"),
                            new AmountView("0.00", "EUR"),
                            new AmountView("0.00", "EUR"),
                            new AmountView(i < 9 ? due : "0.00", "EUR"),
                            new AmountView(paid, "EUR"),
                            new AmountView("0.00", "EUR"),
                            new AmountView("0.00", "EUR"),
                            new AmountView("0.00", "EUR"),
                            new AmountView("0.00", "EUR"),
                            distribution(1, 2),
                            distribution(1, 2))));
        }
        return answer(List.of("month"), months);
    }

    static CashForecast cashForecast(boolean known) {
        List<CashForecast.Month> months = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int promised = 120_000 + Math.min(i, 8) * 95_000;
            int p50 = 40_000 + i * 76_000;
            int p80 = Math.max(0, p50 - 60_000 + i * 3_000);
            months.add(new CashForecast.Month(
                    "EUR",
                    java.time.YearMonth.of(2027, 3).plusMonths(i).toString(),
                    new AmountView(promised + ".00", "EUR"),
                    known ? new AmountView(p50 + ".00", "EUR") : null,
                    known ? new AmountView(p80 + ".50", "EUR") : null));
        }
        return new CashForecast(AS_OF, known ? Basis.HISTORY : Basis.NOT_ENOUGH_HISTORY, 40, "", months);
    }

    static BurnUp burnUp() {
        Random random = new Random(5);
        List<DayCount> promised = new ArrayList<>();
        List<DayCount> met = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2026, 3, 2); day.isBefore(LocalDate.of(2027, 9, 30)); day = day.plusDays(5)) {
            promised.add(new DayCount(day, 1 + random.nextInt(4)));
            if (day.plusDays(9).isBefore(TODAY)) {
                met.add(new DayCount(day.plusDays(9), 1 + random.nextInt(3)));
            }
        }
        return new BurnUp(AS_OF, TODAY, promised, met);
    }

    static ContractSchedule.Row row(int id, String title, MilestoneStatus status, String... days) {
        LocalDate[] at = Arrays.stream(days)
                .map(day -> day.isEmpty() ? null : LocalDate.parse("2027-" + day))
                .toArray(LocalDate[]::new);
        return new ContractSchedule.Row(new UUID(0, id), title, status, at[0], at[1], at[2], at[3], at[4]);
    }

    private static DependencyState dependency(int before, int after, DependencyType type, int lag) {
        return new DependencyState(
                new UUID(1, before * 100L + after),
                1,
                new UUID(9, 9),
                new UUID(0, before),
                new UUID(0, after),
                type,
                lag,
                LagUnit.CALENDAR_DAYS);
    }

    static ContractSchedule schedule(String title) {
        return new ContractSchedule(
                title,
                AS_OF,
                TODAY,
                List.of(
                        row(1, "Excavation", MilestoneStatus.MET, "01-04", "01-29", "02-05", "02-05", "01-06"),
                        row(
                                2,
                                "Foundations accepted by the structural engineer and the city",
                                MilestoneStatus.MET,
                                "02-06",
                                "02-19",
                                "02-26",
                                "02-25",
                                "02-08"),
                        row(3, "Shell", MilestoneStatus.SUBMITTED, "02-27", "04-16", "04-30", "03-10", "03-01"),
                        row(4, "Windows ordered", MilestoneStatus.PLANNED, "", "03-12", "03-12", "", ""),
                        row(5, "Roof", MilestoneStatus.PLANNED, "05-01", "05-21", "06-04", "", ""),
                        row(6, "Interior works", MilestoneStatus.PLANNED, "05-03", "06-25", "06-25", "", ""),
                        row(7, "Handover", MilestoneStatus.PLANNED, "", "06-30", "07-09", "", ""),
                        row(8, "Landscaping", MilestoneStatus.WAIVED, "", "06-30", "06-30", "", "")),
                List.of(
                        dependency(1, 2, DependencyType.FS, 1),
                        dependency(2, 3, DependencyType.FS, 1),
                        dependency(3, 5, DependencyType.FS, 1),
                        dependency(3, 6, DependencyType.SS, 14),
                        dependency(4, 6, DependencyType.FS, 30),
                        dependency(5, 7, DependencyType.FS, 35),
                        dependency(6, 7, DependencyType.FS, 5)));
    }
}
