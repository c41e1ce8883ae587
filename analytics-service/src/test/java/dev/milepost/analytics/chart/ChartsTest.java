package dev.milepost.analytics.chart;

import static dev.milepost.analytics.chart.Drawn.look;
import static dev.milepost.analytics.chart.Drawn.read;
import static dev.milepost.analytics.chart.Drawn.texts;
import static dev.milepost.analytics.chart.Samples.AS_OF;
import static dev.milepost.analytics.chart.Samples.TODAY;
import static dev.milepost.analytics.chart.Samples.answer;
import static dev.milepost.analytics.chart.Samples.bottlenecks;
import static dev.milepost.analytics.chart.Samples.burnUp;
import static dev.milepost.analytics.chart.Samples.cashForecast;
import static dev.milepost.analytics.chart.Samples.delay;
import static dev.milepost.analytics.chart.Samples.money;
import static dev.milepost.analytics.chart.Samples.row;
import static dev.milepost.analytics.chart.Samples.schedule;
import static dev.milepost.analytics.chart.Samples.trend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.figure.Trend;
import dev.milepost.analytics.figure.TrendOf;
import dev.milepost.analytics.question.ContractSchedule;
import dev.milepost.analytics.question.DayCount;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** All charts as documents: well formed, in the reader's words, whatever they are drawn of. */
@NullUnmarked // what is missing fails the test
class ChartsTest {
    private static final String NASTY = "</text><script>alert(1)</script> & \"Söhne\" \u0000\uD800 <![CDATA[";

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
        asked.lang = "de";
        Trend hours = trend(60, true);
        Trend wide = new Trend(
                hours.asOf(),
                hours.against(),
                TrendOf.MEAN_DECISION_HOURS,
                hours.period(),
                hours.milestones(),
                hours.drillDown(),
                hours.points(),
                new Trend.ChangePoint(
                        hours.changePoint().period(),
                        new BigDecimal("123456789.56"),
                        new BigDecimal("234567890.67"),
                        new BigDecimal("0.001"),
                        true));
        assertThat(texts(read("wide-change", TrendChart.of(wide, Look.of(asked)))))
                .contains("Änderung von 123")
                .doesNotContain("234.567.890,67");
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
}
