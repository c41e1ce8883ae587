package dev.milepost.analytics.chart;

import static dev.milepost.analytics.chart.Drawn.look;
import static dev.milepost.analytics.chart.Drawn.read;
import static dev.milepost.analytics.chart.Samples.TODAY;
import static dev.milepost.analytics.chart.Samples.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is due, what was done, what was agreed and what is critical: each is drawn, where its days are. */
@NullUnmarked // what is missing fails the test
class GanttChartTest {
    private static final double TENTH = 0.2; // two coordinates, rounded to a tenth each
    private final Look look = look("LIGHT", "en");
    private Document chart;
    private double origin;
    private double day;

    private record Bar(double x, double y, double width) {}

    @BeforeEach
    void draw() throws Exception {
        chart = read("gantt-parts", GanttChart.of(schedule("New building"), look));
        List<Bar> current = bars(look.accent());
        assertThat(current).hasSize(3); // excavation, foundations, interior works
        origin = current.getFirst().x();
        day = (current.getLast().x() - origin) / days("01-04", "05-03");
    }

    @Test
    void whatIsDueIsABarFromItsPlannedStartThroughItsDueDate() {
        are(bars(look.accent()), "01-04 02-05", "02-06 02-26", "05-03 06-25");
        assertThat(diamonds(look.accent())).hasSize(1); // windows, which have no planned start
    }

    @Test
    void whatWasDoneIsABarUntilTheDayItWasMetOrToday() {
        are(
                bars(look.theme().done),
                "01-06 02-05",
                "02-08 02-25",
                "03-01 " + TODAY.toString().substring(5));
        assertThat(diamonds(look.theme().done)).isEmpty();
    }

    @Test
    void whatWasAgreedIsABarOrADiamondAtTheFootOfEachRow() {
        List<Bar> baselines = bars(look.theme().second);
        are(baselines, "01-04 01-29", "02-06 02-19", "02-27 04-16", "05-01 05-21", "05-03 06-25");
        assertThat(diamonds(look.theme().second))
                .hasSize(4); // windows, handover, landscaping; it is waived, and so due in this colour
        assertThat(bars(look.accent()).getFirst().y())
                .isLessThan(bars(look.theme().done).getFirst().y());
        assertThat(bars(look.theme().done).getFirst().y())
                .isLessThan(baselines.getFirst().y());
    }

    @Test
    void whatIsCriticalIsMarkedAndSoAreTheLinesOfItsPath() {
        are(bars(look.theme().late), "02-27 04-30", "05-01 06-04"); // the shell and the roof
        assertThat(diamonds(look.theme().late)).hasSize(1); // the handover
        assertThat(lines(look.theme().late)).isEqualTo(2); // between them
        assertThat(lines(look.theme().muted)).isEqualTo(5);
        assertThat(chart.getElementsByTagName("desc").item(0).getTextContent().split(" \\(", -1))
                .hasSize(4); // three are called so
    }

    private void are(List<Bar> bars, String... spans) {
        assertThat(bars).hasSize(spans.length);
        for (int i = 0; i < spans.length; i++) {
            String[] span = spans[i].split(" ");
            assertThat(bars.get(i).x()).as(spans[i]).isCloseTo(origin + days("01-04", span[0]) * day, within(TENTH));
            assertThat(bars.get(i).width()).as(spans[i]).isCloseTo((days(span[0], span[1]) + 1) * day, within(TENTH));
        }
    }

    private static long days(String from, String to) {
        return ChronoUnit.DAYS.between(LocalDate.parse("2027-" + from), LocalDate.parse("2027-" + to));
    }

    /** Those of a colour from the top down, without that of the legend, which comes first. */
    private List<Bar> bars(String colour) {
        return elements("rect", "fill", colour).stream()
                .skip(1)
                .map(it -> new Bar(number(it, "x"), number(it, "y"), number(it, "width")))
                .toList();
    }

    /** The points of arrows are drawn with a vertical line. */
    private List<Element> diamonds(String colour) {
        return elements("path", "fill", colour).stream()
                .filter(it -> !it.getAttribute("d").contains("V"))
                .toList();
    }

    private long lines(String colour) {
        return elements("path", "stroke", colour).size();
    }

    private List<Element> elements(String name, String attribute, String value) {
        List<Element> elements = new ArrayList<>();
        var all = chart.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            if (one.getAttribute(attribute).equals(value)) {
                elements.add(one);
            }
        }
        return elements;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
