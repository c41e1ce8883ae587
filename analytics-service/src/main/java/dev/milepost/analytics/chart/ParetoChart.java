package dev.milepost.analytics.chart;

import dev.milepost.analytics.chart.Svg.Anchor;
import dev.milepost.analytics.figure.Answer;
import dev.milepost.analytics.figure.BottleneckFigures;
import dev.milepost.analytics.figure.Group;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who stands for the delay: a row a group, the largest first, with the share that the rows down to it have together. */
final class ParetoChart {
    private static final int MOST_ROWS = 20;
    private static final double ROW = 28;
    private static final double HEADS = 140;
    private static final double LABELS = 0.28;

    private final Answer<BottleneckFigures> answer;
    private final Look look;
    private final Words words;
    private final Map<String, String> names;

    private ParetoChart(Answer<BottleneckFigures> answer, Look look, Map<String, String> names) {
        this.answer = answer;
        this.look = look;
        this.words = look.words();
        this.names = names;
    }

    private record Row(String name, long days, double share, double soFar, boolean significant) {}

    /**
     * The chart.
     *
     * @param names what to call values that are ids
     */
    static String of(Answer<BottleneckFigures> answer, Look look, Map<String, String> names) {
        return new ParetoChart(answer, look, names).draw();
    }

    private List<Row> rows(int most) {
        List<Group<BottleneckFigures>> late = answer.groups().stream()
                .filter(group -> group.figures().delayDays() > 0)
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Group<BottleneckFigures> group : late.subList(0, Math.min(late.size(), most))) {
            rows.add(new Row(
                    name(group),
                    group.figures().delayDays(),
                    share(group.figures().share()),
                    share(group.figures().cumulativeShare()),
                    group.figures().significant()));
        }
        if (late.size() > most) {
            List<Group<BottleneckFigures>> others = late.subList(most, late.size());
            rows.add(new Row(
                    words.of("others", others.size()),
                    others.stream()
                            .mapToLong(group -> group.figures().delayDays())
                            .sum(),
                    1 - rows.getLast().soFar(),
                    1,
                    false));
        }
        return rows;
    }

    private String draw() {
        List<Row> rows = rows(MOST_ROWS);
        int height = look.height() == null ? (int) (HEADS + ROW * Math.max(4, rows.size())) : look.height();
        Plot plot = new Plot(
                look,
                height,
                words.of(
                        "pareto", answer.groupBy().stream().map(this::dimension).collect(Collectors.joining(", "))),
                words.of("asOf", words.moment(answer.asOf()), answer.milestones())
                        + (answer.suppressedGroups() == 0
                                ? ""
                                : " · " + words.of("suppressed", answer.suppressedGroups())),
                rows.isEmpty()
                        ? words.of("empty")
                        : rows.stream()
                                .map(row -> row.name() + ": " + says(row)
                                        + (row.significant() ? " (" + words.of("significant") + ")" : ""))
                                .collect(Collectors.joining("; ")));
        if (rows.isEmpty()) {
            return plot.empty();
        }
        plot.legend(List.of(
                new Plot.Entry(look.accent(), words.of("significant")),
                new Plot.Entry(look.theme().second, words.of("notSignificant")),
                new Plot.Entry(look.theme().late, words.of("cumulative"))));
        draw(plot, plot.rows() < rows.size() ? rows(Math.max(1, plot.rows() - 1)) : rows);
        return plot.svg.end();
    }

    private void draw(Plot plot, List<Row> rows) {
        double names = plot.left;
        plot.left += Math.min(
                (plot.right - plot.left) * LABELS,
                rows.stream()
                                .mapToDouble(row -> Labels.width(row.name(), Plot.SMALL))
                                .max()
                                .orElse(0)
                        + 10);
        double step = Math.min(ROW * 1.5, (plot.bottom - plot.top - 16) / rows.size());
        double width = plot.right - plot.left;
        double top = plot.top + 16;
        for (int percent = 0; percent <= 100; percent += 25) {
            double x = plot.left + width * percent / 100;
            plot.svg.line(x, top - 4, x, top + step * rows.size(), look.theme().grid, 1);
            plot.svg.text(
                    x,
                    top - 9,
                    percent == 0 ? Anchor.START : percent == 100 ? Anchor.END : Anchor.MIDDLE,
                    Plot.SMALL,
                    look.theme().muted,
                    words.percent(BigDecimal.valueOf(percent, 2)));
        }
        StringBuilder cumulative = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double middle = top + step * (i + 0.5);
            plot.svg.text(
                    names,
                    middle + 4,
                    Anchor.START,
                    Plot.SMALL,
                    look.theme().text,
                    Labels.fit(row.name(), Plot.SMALL, plot.left - names - 10));
            plot.svg.rect(
                    plot.left,
                    middle - step * 0.3,
                    width * row.share(),
                    step * 0.6,
                    row.significant() ? look.accent() : look.theme().second);
            cumulative
                    .append(cumulative.isEmpty() ? 'M' : 'L')
                    .append(Svg.at(plot.left + width * row.soFar()))
                    .append(' ')
                    .append(Svg.at(middle));
        }
        plot.svg.path(cumulative.toString(), "none", look.theme().late, 2);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double middle = top + step * (i + 0.5);
            plot.svg.circle(plot.left + width * row.soFar(), middle, 3, look.theme().late);
            value(plot, row, middle, width);
        }
    }

    /** The value of a bar beside it, where neither its end nor the point of the line is. */
    private void value(Plot plot, Row row, double middle, double width) {
        String says = says(row);
        double room = Labels.width(says, Plot.SMALL) + 12;
        double end = plot.left + width * row.share();
        double point = plot.left + width * row.soFar();
        boolean between = point - end > room;
        boolean behind = !between && plot.right - point > room;
        if (!between && !behind && end - plot.left < room) {
            return; // the description has it
        }
        plot.svg.text(
                between ? end + 6 : behind ? point + 8 : plot.left + 6,
                middle + 4,
                Anchor.START,
                Plot.SMALL,
                between || behind ? look.theme().text : look.theme().background,
                says);
    }

    private String says(Row row) {
        return words.of("pareto.row", row.days(), words.percent(BigDecimal.valueOf(row.share())));
    }

    private String dimension(String name) {
        return name.startsWith("field:") ? name.substring("field:".length()) : words.of("dimension." + name);
    }

    private String name(Group<BottleneckFigures> group) {
        return group.key().values().stream()
                .map(value ->
                        value == null ? words.of("none") : Objects.requireNonNull(names.getOrDefault(value, value)))
                .collect(Collectors.joining(" · "));
    }

    private static double share(@Nullable BigDecimal share) {
        return share == null ? 0 : share.doubleValue();
    }
}
