package dev.milepost.analytics.chart;

import dev.milepost.analytics.chart.Svg.Anchor;
import dev.milepost.analytics.question.DayCount;
import java.time.LocalDate;
import java.util.List;

/** Work done and work promised over time, both added up, against all there is to do. */
final class BurnUpChart {
    private static final double BELOW = 30;

    private BurnUpChart() {}

    static String of(BurnUp data, Look look) {
        Words words = look.words();
        Plot plot = new Plot(
                look,
                look.usualHeight(),
                words.of("burnUp"),
                words.of("asOf", words.moment(data.asOf()), data.scope()),
                data.scope() == 0
                        ? words.of("empty")
                        : words.of(
                                "burnUp.desc",
                                data.done(),
                                data.scope(),
                                data.due(data.today()),
                                words.day(data.promised().getFirst().day()),
                                words.day(data.promised().getLast().day())));
        if (data.scope() == 0) {
            return plot.empty();
        }
        plot.legend(List.of(
                new Plot.Entry(look.accent(), words.of("burnUp.met", data.done())),
                new Plot.Entry(look.theme().second, words.of("burnUp.promised", data.due(data.today()))),
                new Plot.Entry(look.theme().text, words.of("burnUp.scope", data.scope()))));
        plot.top += 16; // for the words above today
        LocalDate first = earlier(data.promised().getFirst().day(), data.today());
        LocalDate last = later(data.promised().getLast().day(), data.today());
        if (!data.met().isEmpty()) {
            first = earlier(first, data.met().getFirst().day());
            last = later(last, data.met().getLast().day());
        }
        long margin = 1 + (last.toEpochDay() - first.toEpochDay()) / 50;
        DayAxis axis = new DayAxis(first.minusDays(margin), last.plusDays(margin));
        plot.values(Ticks.of(0, data.scope(), plot.ticks(), true), words::compact, BELOW);
        axis.draw(plot);
        plot.svg.line(plot.left, plot.y(data.scope()), plot.right, plot.y(data.scope()), look.theme().text, 1.5);
        plot.svg.path(steps(plot, axis, data.promised(), last), "none", look.theme().second, 2);
        String met = steps(plot, axis, data.met(), data.today());
        plot.svg.path(met, "none", look.accent(), 3);
        double today = axis.x(plot, data.today());
        plot.svg.dashed(today, plot.top - 4, today, plot.bottom, look.theme().late);
        String says = words.of("today");
        double half = Labels.width(says, Plot.SMALL) / 2;
        plot.svg.text(
                Math.clamp(today, plot.left + half, plot.right - half),
                plot.top - 9,
                Anchor.MIDDLE,
                Plot.SMALL,
                look.theme().late,
                says);
        return plot.svg.end();
    }

    /** The counts added up, as steps to {@code end}. */
    private static String steps(Plot plot, DayAxis axis, List<DayCount> days, LocalDate end) {
        StringBuilder path = new StringBuilder("M" + Svg.at(plot.left) + " " + Svg.at(plot.y(0)));
        long sum = 0;
        double reached = plot.left;
        for (DayCount day : days) {
            sum += day.n();
            reached = axis.x(plot, day.day());
            path.append('H').append(Svg.at(reached)).append('V').append(Svg.at(plot.y(sum)));
        }
        return path.append('H')
                .append(Svg.at(Math.max(reached, axis.x(plot, end))))
                .toString();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
