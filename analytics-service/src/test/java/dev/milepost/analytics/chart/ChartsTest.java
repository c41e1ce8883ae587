package dev.milepost.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The charts as documents; target/charts has them to look at. */
@NullUnmarked // what is missing fails the test
class ChartsTest {
    private static final Instant AS_OF = Instant.parse("2027-03-01T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final String NASTY = "</text><script>alert(1)</script> & \"Söhne\" \u0000\uD800 <![CDATA[";

    private static Look look(String theme, String lang) {
        var asked = new LookParameters();
        asked.theme = theme;
        asked.lang = lang;
        return Look.of(asked);
    }

    private static Document read(String name, String svg) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "charts"));
        Files.writeString(folder.resolve(name + ".svg"), svg);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("title desc");
        for (String says : List.of("title", "desc")) {
            Element element = (Element) root.getElementsByTagName(says).item(0);
            assertThat(element.getAttribute("id")).isEqualTo(says);
            assertThat(element.getTextContent()).isNotBlank();
        }
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
        inside(root, "rect", "x", "y");
        inside(root, "circle", "cx", "cy");
        inside(root, "text", "x", "y");
        return document;
    }

    /** Nothing begins outside the picture, and no text runs out of it (by the estimate that cuts it). */
    private static void inside(Element root, String name, String x, String y) {
        double width = Double.parseDouble(root.getAttribute("width"));
        double height = Double.parseDouble(root.getAttribute("height"));
        var all = root.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            double at = Double.parseDouble(one.getAttribute(x));
            assertThat(at).as(one.getTextContent()).isBetween(0.0, width);
            assertThat(Double.parseDouble(one.getAttribute(y))).isBetween(0.0, height);
            if (name.equals("text")) {
                double room = Labels.width(one.getTextContent(), Double.parseDouble(one.getAttribute("font-size")));
                double begin = switch (one.getAttribute("text-anchor")) {
                    case "start" -> at;
                    case "middle" -> at - room / 2;
                    default -> at - room;
                };
                assertThat(begin).as(one.getTextContent()).isGreaterThan(-12);
                assertThat(begin + room).as(one.getTextContent()).isLessThan(width + 12);
            }
        }
    }

    private static String texts(Document document) {
        List<String> texts = new ArrayList<>();
        var all = document.getElementsByTagName("text");
        for (int i = 0; i < all.getLength(); i++) {
            texts.add(all.item(i).getTextContent());
        }
        return String.join("\n", texts);
    }

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

    private static <F> Answer<F> answer(List<String> groupBy, List<Group<F>> groups) {
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
        return new CashForecast(AS_OF, known ? Basis.HISTORY : Basis.NOT_ENOUGH_HISTORY, months);
    }

    @Test
    void aCashForecastSaysWhatIsLikelyInWordsAsWell() throws Exception {
        Document document = read("forecast", CashForecastChart.of(cashForecast(true), look("LIGHT", "en")));
        assertThat(texts(document))
                .contains("by month end, EUR")
                .contains("As promised: 880,000")
                .contains("As likely as not: 876,000")
                .contains("In four of five cases: 849,000.5");
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .contains("Mar 2027: 120,000 EUR as promised, 40,000 as likely as not, 0.5 in four of five cases");
        var lines = document.getElementsByTagName("path");
        assertThat(IntStream.range(0, lines.getLength())
                        .mapToObj(i -> ((Element) lines.item(i)).getAttribute("d"))
                        .distinct())
                .hasSize(3);
        Document unknown = read("forecast-unknown", CashForecastChart.of(cashForecast(false), look("LIGHT", "en")));
        assertThat(texts(unknown)).contains("too few milestones were met").doesNotContain("As likely");
        assertThat(unknown.getElementsByTagName("path").getLength()).isOne();
        read(
                "forecast-empty",
                CashForecastChart.of(new CashForecast(AS_OF, Basis.HISTORY, List.of()), look("LIGHT", "en")));
        List<CashForecast.Month> mixed = new ArrayList<>(cashForecast(true).months());
        AmountView yen = new AmountView("5", "JPY");
        mixed.add(new CashForecast.Month("JPY", "2027-03", yen, yen, yen));
        assertThatThrownBy(
                        () -> CashForecastChart.of(new CashForecast(AS_OF, Basis.HISTORY, mixed), look("LIGHT", "en")))
                .isInstanceOf(HttpProblem.class);
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
                        row(3, "Shell", MilestoneStatus.IN_PROGRESS, "02-27", "04-16", "04-30", "", "03-01"),
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

    @ParameterizedTest
    @CsvSource({"LIGHT,en", "DARK,de-DE", "PRINT,fr", "LIGHT,es", "LIGHT,ja"})
    void everyChartIsWellFormedAndSaysWhatItShows(String theme, String lang) throws Exception {
        Look look = look(theme, lang);
        String of = "-" + theme + "-" + lang;
        read("trend" + of, TrendChart.of(trend(20, true), look));
        read("delay" + of, DelayChart.of(delay(-12, 21), look));
        read("pareto" + of, ParetoChart.of(bottlenecks(26, "Steel Ltd."), look, Map.of()));
        read("burnup" + of, BurnUpChart.of(burnUp(), look));
        read("cash" + of, CashChart.of(money(), look));
        read("forecast" + of, CashForecastChart.of(cashForecast(true), look));
        read("gantt" + of, GanttChart.of(schedule("New building, lot 1"), look));
    }

    @Test
    void wordsAreInTheReadersLanguage() throws Exception {
        String german = texts(read("x", CashChart.of(money(), look("LIGHT", "de-DE"))));
        assertThat(german).contains("Bezahlt: 256.000", "Zahlungen nach Fälligkeitsmonat, EUR");
        assertThat(texts(read("x", CashChart.of(money(), look("LIGHT", "en"))))).contains("Paid: 256,000");
        assertThat(texts(read("x", TrendChart.of(trend(20, true), look("LIGHT", "fr")))))
                .contains("Passage de 89,2");
    }

    @Test
    void nothingThatSomebodyWroteIsMarkup() throws Exception {
        Document pareto = read("x", ParetoChart.of(bottlenecks(3, NASTY), look("LIGHT", "en"), Map.of()));
        assertThat(pareto.getElementsByTagName("desc").item(0).getTextContent()).contains("</text><script>alert(1)");
        read("x", GanttChart.of(schedule(NASTY), look("LIGHT", "en")));
    }

    @Test
    void nothingToShowIsSaid() throws Exception {
        Look look = look("LIGHT", "en");
        String empty = "Nothing to show for this question";
        assertThat(texts(read("empty", TrendChart.of(trend(0, false), look)))).contains(empty);
        assertThat(texts(read("x", DelayChart.of(answer(List.of(), List.of()), look))))
                .contains(empty);
        assertThat(texts(read("x", ParetoChart.of(answer(List.of("team"), List.of()), look, Map.of()))))
                .contains(empty);
        assertThat(texts(read("x", CashChart.of(answer(List.of("month"), List.of()), look))))
                .contains(empty);
        assertThat(texts(read("x", BurnUpChart.of(new BurnUp(AS_OF, TODAY, List.of(), List.of()), look))))
                .contains(empty);
        assertThat(texts(read("x", GanttChart.of(new ContractSchedule("A", AS_OF, TODAY, List.of(), List.of()), look))))
                .contains(empty);
    }

    @Test
    void extremesAreDrawn() throws Exception {
        var asked = new LookParameters();
        asked.width = "320";
        asked.height = "240";
        Look small = Look.of(asked);
        read("small-trend", TrendChart.of(trend(60, true), small));
        read("small-delay", DelayChart.of(delay(-400, 3_000), small));
        read("small-pareto", ParetoChart.of(bottlenecks(26, "W".repeat(500)), small, Map.of()));
        read("small-burnup", BurnUpChart.of(burnUp(), small));
        read("small-cash", CashChart.of(money(), small));
        read("small-forecast", CashForecastChart.of(cashForecast(true), small));
        read("small-gantt", GanttChart.of(schedule("A".repeat(900)), small));
        read(
                "one-day",
                BurnUpChart.of(
                        new BurnUp(AS_OF, TODAY, List.of(new DayCount(TODAY, 1)), List.of(new DayCount(TODAY, 1))),
                        look("LIGHT", "en")));
        read("one-month", TrendChart.of(trend(1, false), look("LIGHT", "en")));
        read("wide-delay", DelayChart.of(delay(-30, 300), look("LIGHT", "en")));
        List<ContractSchedule.Row> many = IntStream.range(0, 450)
                .mapToObj(i ->
                        row(i, "Milestone " + i, MilestoneStatus.PLANNED, "", "", "0" + (1 + i % 9) + "-12", "", ""))
                .toList();
        assertThat(texts(read(
                        "many",
                        GanttChart.of(
                                new ContractSchedule("Many", AS_OF, TODAY, many, List.of()), look("LIGHT", "en")))))
                .contains("250 more milestones are not shown");
    }

    @Test
    void whatIsCriticalHasNoRoom() {
        var path = new CriticalPath(schedule("A"));
        assertThat(IntStream.rangeClosed(1, 8).filter(id -> path.isCritical(new UUID(0, id))))
                .containsExactly(3, 5, 7); // the shell, the roof 35 days before the handover
        assertThat(path.dependencies()).hasSize(7);
        assertThat(path.dependencies().stream()
                        .filter(path::isCritical)
                        .map(one -> one.predecessorId().getLeastSignificantBits()))
                .containsExactly(3L, 5L);
    }

    @Test
    void gapsBetweenPeriodsAreFilled() {
        assertThat(Periods.filled(List.of("2026-11", "2027-02")))
                .containsExactly("2026-11", "2026-12", "2027-01", "2027-02");
        assertThat(Periods.filled(List.of("2026-Q3", "2027-Q1"))).containsExactly("2026-Q3", "2026-Q4", "2027-Q1");
        assertThat(Periods.filled(List.of("2026-W52", "2027-W01"))).containsExactly("2026-W52", "2026-W53", "2027-W01");
        assertThat(Periods.filled(List.of("1000-01", "9999-12"))).hasSize(2);
        assertThat(Periods.filled(Collections.emptyList())).isEmpty();
    }

    @Test
    void ticksAreRound() {
        assertThat(Ticks.of(0, 47, 5, true).values()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0);
        assertThat(Ticks.of(0, 0, 5, true).values()).containsExactly(0.0, 1.0);
        assertThat(Ticks.of(0, 1, 4, false).most()).isEqualTo(1);
        assertThat(Ticks.of(0, 1e12, 4, false).values()).hasSizeLessThan(8);
    }

    @ParameterizedTest
    @CsvSource({
        "theme,PINK",
        "accent,red",
        "accent,#12345",
        "font,\"><script>",
        "width,10",
        "width,4001",
        "width,x",
        "height,-1",
        "lang,x_y_z_!"
    })
    void looksThatNobodyKnowsAreRefused(String name, String value) throws Exception {
        var asked = new LookParameters();
        LookParameters.class.getDeclaredField(name).set(asked, value);
        assertThatThrownBy(() -> Look.of(asked)).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void coloursCanBeTold(Theme theme) {
        for (String text : List.of(theme.text, theme.muted, theme.late)) {
            assertThat(contrast(text, theme.background)).as(text).isGreaterThan(4.5);
        }
        for (String data : List.of(theme.accent, theme.second, theme.done)) {
            assertThat(contrast(data, theme.background)).as(data).isGreaterThan(3);
        }
    }

    /** As WCAG 2.1 defines it. */
    private static double contrast(String one, String other) {
        double light = luminance(one) + 0.05;
        double dark = luminance(other) + 0.05;
        return Math.max(light, dark) / Math.min(light, dark);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void longLabelsAreShortened() throws IOException {
        assertThat(Labels.fit("Foundations", 12, 500)).isEqualTo("Foundations");
        String cut = Labels.fit("Foundations accepted by all", 12, 80);
        assertThat(cut).endsWith("…").startsWith("Found");
        assertThat(Labels.width(cut, 12)).isLessThanOrEqualTo(80);
        assertThat(Labels.fit("工程验收合格证书签署完成日期", 12, 80)).hasSizeLessThan(8);
    }
}
