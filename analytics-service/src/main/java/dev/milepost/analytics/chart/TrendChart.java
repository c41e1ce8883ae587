package dev.milepost.analytics.chart;

import dev.milepost.analytics.chart.Svg.Anchor;
import dev.milepost.analytics.figure.Trend;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A figure over time: its values as points, the moving average as a line, and where it changed by more than chance. */
final class TrendChart {
    private static final double BELOW = 30;

    private final Trend trend;
    private final Look look;
    private final Words words;
    private final boolean rate;

    private TrendChart(Trend trend, Look look) {
        this.trend = trend;
        this.look = look;
        this.words = look.words();
        this.rate = trend.figure().isShare();
    }

    static String of(Trend trend, Look look) {
        return new TrendChart(trend, look).draw();
    }

    private String draw() {
        String title = words.of("trend." + trend.figure(), words.of("by." + trend.period()));
        Plot plot = new Plot(
                look,
                look.usualHeight(),
                title,
                words.of("asOf", words.moment(trend.asOf()), trend.milestones()),
                description());
        Map<String, Trend.Point> points =
                trend.points().stream().collect(Collectors.toMap(Trend.Point::period, point -> point));
        List<BigDecimal> values = trend.points().stream()
                .map(Trend.Point::value)
                .filter(value -> value != null)
                .toList();
        if (values.isEmpty()) {
            return plot.empty();
        }
        List<String> periods =
                Periods.filled(trend.points().stream().map(Trend.Point::period).toList());
        plot.legend(List.of(
                new Plot.Entry(look.theme().second, words.of("value")),
                new Plot.Entry(look.accent(), words.of("movingAverage"))));
        Trend.ChangePoint change = trend.changePoint();
        if (change != null && change.significant()) {
            plot.top += 16; // for the words above the line
        }
        double least = Math.min(
                0, values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0));
        double most = Math.max(
                0, values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0));
        Ticks ticks = rate
                ? Ticks.of(0, 1, plot.ticks(), false)
                : Ticks.of(least, most, plot.ticks(), trend.figure().isNumber());
        plot.values(ticks, value -> written(BigDecimal.valueOf(value)), BELOW);
        double step = (plot.right - plot.left) / periods.size();
        double first = plot.left + step / 2;
        plot.places(periods.stream().map(words::period).toList(), i -> first + i * step);
        if (change != null && change.significant()) {
            mark(plot, change, first + (periods.indexOf(change.period()) - 0.5) * step);
        }
        curve(plot, points, periods, Trend.Point::value, first, step, look.theme().second, 1.5);
        curve(plot, points, periods, Trend.Point::movingAverage, first, step, look.accent(), 3);
        for (int i = 0; i < periods.size(); i++) {
            Trend.Point point = points.get(periods.get(i));
            if (point != null && point.value() != null) {
                plot.svg.circle(
                        first + i * step,
                        plot.y(point.value().doubleValue()),
                        Math.clamp(step / 4, 1.5, 4),
                        look.theme().second);
            }
        }
        return plot.svg.end();
    }

    /** The line through the values of neighbouring periods, broken where one has none. */
    private static void curve(
            Plot plot,
            Map<String, Trend.Point> points,
            List<String> periods,
            Function<Trend.Point, @Nullable BigDecimal> value,
            double first,
            double step,
            String colour,
            double width) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < periods.size(); i++) {
            Trend.Point point = points.get(periods.get(i));
            BigDecimal at = point == null ? null : value.apply(point);
            if (at != null) {
                path.append(pen ? 'L' : 'M')
                        .append(Svg.at(first + i * step))
                        .append(' ')
                        .append(Svg.at(plot.y(at.doubleValue())));
            }
            pen = at != null;
        }
        if (!path.isEmpty()) {
            plot.svg.path(path.toString(), "none", colour, width);
        }
    }

    private void mark(Plot plot, Trend.ChangePoint change, double x) {
        String says = Labels.fit(
                words.of("change", written(change.before()), written(change.after())),
                Plot.SMALL,
                plot.right - plot.left);
        double half = Labels.width(says, Plot.SMALL) / 2;
        double most = Math.max(plot.left, plot.right - half);
        plot.svg.dashed(x, plot.top - 4, x, plot.bottom, look.theme().late);
        plot.svg.text(
                Math.clamp(x, Math.min(plot.left + half, most), most),
                plot.top - 10,
                Anchor.MIDDLE,
                Plot.SMALL,
                look.theme().late,
                says);
    }

    private String written(BigDecimal value) {
        return rate ? words.percent(value) : words.number(value);
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        trend.points().stream().limit(120).forEach(point -> {
            if (point.value() != null) {
                parts.add(words.period(point.period()) + ": " + written(point.value()));
            }
        });
        Trend.ChangePoint change = trend.changePoint();
        if (change != null && change.significant()) {
            parts.add(words.of(
                    "change.at",
                    words.period(change.period()),
                    written(change.before()),
                    written(change.after()),
                    words.percent(change.probability())));
        }
        return parts.isEmpty() ? words.of("empty") : String.join("; ", parts);
    }
}
