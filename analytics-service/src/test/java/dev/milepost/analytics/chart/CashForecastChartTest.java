package dev.milepost.analytics.chart;

import static dev.milepost.analytics.chart.Drawn.look;
import static dev.milepost.analytics.chart.Drawn.read;
import static dev.milepost.analytics.chart.Drawn.texts;
import static dev.milepost.analytics.chart.Samples.AS_OF;
import static dev.milepost.analytics.chart.Samples.cashForecast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.analytics.forecast.Basis;
import dev.milepost.analytics.forecast.CashForecast;
import dev.milepost.analytics.summary.AmountView;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What of the money to come is said, and what is not known. */
@NullUnmarked // what is missing fails the test
class CashForecastChartTest {
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
                CashForecastChart.of(new CashForecast(AS_OF, Basis.HISTORY, 0, "", List.of()), look("LIGHT", "en")));
        List<CashForecast.Month> mixed = new ArrayList<>(cashForecast(true).months());
        AmountView yen = new AmountView("5", "JPY");
        mixed.add(new CashForecast.Month("JPY", "2027-03", yen, yen, yen));
        assertThatThrownBy(() ->
                        CashForecastChart.of(new CashForecast(AS_OF, Basis.HISTORY, 2, "", mixed), look("LIGHT", "en")))
                .isInstanceOf(HttpProblem.class);
    }
}
