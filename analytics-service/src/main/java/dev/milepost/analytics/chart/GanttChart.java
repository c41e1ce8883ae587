package dev.milepost.analytics.chart;

import dev.milepost.analytics.chart.Svg.Anchor;
import dev.milepost.analytics.question.ContractSchedule;
import dev.milepost.analytics.question.ContractSchedule.Row;
import dev.milepost.events.DependencyState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The milestones of a contract along time, a row each: above what is due now, below it what was done, and at the foot the
 * baseline. A milestone with a planned start is a bar, one without a diamond. Lines lead from what must be done first.
 */
final class GanttChart {
    private static final int MOST_ROWS = 200;
    private static final double ROW = 30;
    private static final double HEADS = 150;
    private static final double LABELS = 0.3;

    private final ContractSchedule schedule;
    private final Look look;
    private final Words words;
    private final CriticalPath path;
    private List<Row> rows;

    private GanttChart(ContractSchedule schedule, Look look) {
        this.schedule = schedule;
        this.look = look;
        this.words = look.words();
        this.path = new CriticalPath(schedule);
        List<Row> dated = schedule.rows().stream()
                .filter(row -> days(row).findAny().isPresent())
                .sorted(Comparator.comparing((Row row) -> first(row))
                        .thenComparing(Row::title)
                        .thenComparing(Row::id))
                .toList();
        this.rows = dated.subList(0, Math.min(dated.size(), MOST_ROWS));
    }

    static String of(ContractSchedule schedule, Look look) {
        return new GanttChart(schedule, look).draw();
    }

    private String draw() {
        int height = look.height() == null ? (int) (HEADS + ROW * Math.max(3, rows.size())) : look.height();
        Plot plot = new Plot(
                look,
                height,
                schedule.title(),
                words.of("asOf", words.moment(schedule.asOf()), schedule.rows().size()),
                description());
        if (rows.isEmpty()) {
            return plot.empty();
        }
        plot.legend(List.of(
                new Plot.Entry(look.accent(), words.of("gantt.current")),
                new Plot.Entry(look.theme().late, words.of("gantt.critical")),
                new Plot.Entry(look.theme().done, words.of("gantt.actual")),
                new Plot.Entry(look.theme().second, words.of("gantt.baseline"))));
        plot.bottom -= ROW / 2; // for today
        rows = rows.subList(0, Math.min(rows.size(), plot.rows()));
        int more = schedule.rows().size() - rows.size();
        if (more > 0) {
            plot.note(words.of("gantt.more", more));
        }
        double names = plot.left;
        plot.left += Math.min(
                (plot.right - names) * LABELS,
                rows.stream()
                                .mapToDouble(row -> Labels.width(row.title(), Plot.SMALL))
                                .max()
                                .orElse(0)
                        + 12);
        double step = (plot.bottom - plot.top - 18) / rows.size();
        double top = plot.top + 14;
        plot.bottom = top + step * rows.size();
        LocalDate from =
                rows.stream().flatMap(this::days).min(LocalDate::compareTo).orElse(schedule.today());
        LocalDate to =
                rows.stream().flatMap(this::days).max(LocalDate::compareTo).orElse(schedule.today());
        long margin = Math.max(2, (to.toEpochDay() - from.toEpochDay()) / 30);
        DayAxis axis = new DayAxis(from.minusDays(margin), to.plusDays(margin));
        axis.draw(plot, top - 4, top - 9);
        for (int i = 0; i < rows.size(); i++) {
            plot.svg.line(names, top + step * (i + 1), plot.right, top + step * (i + 1), look.theme().grid, 0.5);
            plot.svg.text(
                    names,
                    top + step * (i + 0.5) + 4,
                    Anchor.START,
                    Math.min(Plot.SMALL, step * 0.8),
                    look.theme().text,
                    Labels.fit(rows.get(i).title(), Plot.SMALL, plot.left - names - 12));
        }
        lines(plot, axis, top, step);
        for (int i = 0; i < rows.size(); i++) {
            bars(plot, axis, rows.get(i), top + step * i, step);
        }
        if (!schedule.today().isBefore(axis.first()) && !schedule.today().isAfter(axis.last())) {
            double today = axis.x(plot, schedule.today());
            plot.svg.dashed(today, top, today, plot.bottom, look.theme().text);
            plot.svg.text(today, plot.bottom + 14, Anchor.MIDDLE, Plot.SMALL, look.theme().text, words.of("today"));
        }
        return plot.svg.end();
    }

    private void bars(Plot plot, DayAxis axis, Row row, double y, double step) {
        String colour = path.isCritical(row.id())
                ? look.theme().late
                : row.counts() ? look.accent() : look.theme().second; // waived and cancelled ones demand nothing
        bar(plot, axis, row.plannedStart(), row.due(), y + step * 0.14, step * 0.3, colour);
        bar(plot, axis, row.started(), row.metOn(), y + step * 0.5, step * 0.17, look.theme().done);
        if (row.metOn() == null && row.started() != null) { // still at work
            bar(plot, axis, row.started(), schedule.today(), y + step * 0.5, step * 0.17, look.theme().done);
        }
        LocalDate planned = row.plannedStart();
        LocalDate baseline = row.baseline();
        boolean spans = planned != null && baseline != null && planned.isBefore(baseline);
        bar(plot, axis, spans ? planned : null, baseline, y + step * 0.74, step * 0.14, look.theme().second);
    }

    /** A bar from a day through another; a diamond on the last where there is no first. */
    private static void bar(
            Plot plot,
            DayAxis axis,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            double y,
            double height,
            String colour) {
        if (to == null) {
            return;
        }
        double end = axis.x(plot, to.plusDays(1));
        if (from != null && !from.isAfter(to)) {
            double begin = axis.x(plot, from);
            plot.svg.rect(begin, y, Math.max(2, end - begin), height, colour);
            return;
        }
        double half = Math.max(4, height / 2 + 1);
        double middle = (axis.x(plot, to) + end) / 2;
        double centre = y + height / 2;
        plot.svg.path(
                "M" + Svg.at(middle - half) + " " + Svg.at(centre) + "L" + Svg.at(middle) + " " + Svg.at(centre - half)
                        + "L" + Svg.at(middle + half) + " " + Svg.at(centre) + "L" + Svg.at(middle) + " "
                        + Svg.at(centre + half) + "Z",
                colour,
                "none",
                0);
    }

    /** From each finish (or start) to what depends on it; the critical ones on top. */
    private void lines(Plot plot, DayAxis axis, double top, double step) {
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).id(), i);
        }
        List<DependencyState> shown = new ArrayList<>(path.dependencies().stream()
                .filter(one -> places.containsKey(one.predecessorId()) && places.containsKey(one.successorId()))
                .toList());
        shown.sort(Comparator.comparing(path::isCritical));
        for (DependencyState one : shown) {
            int before = Objects.requireNonNull(places.get(one.predecessorId()));
            int after = Objects.requireNonNull(places.get(one.successorId()));
            boolean fromStart = one.type().name().startsWith("S");
            boolean toStart = one.type().name().endsWith("S");
            double x1 = end(plot, axis, rows.get(before), fromStart);
            double x2 = end(plot, axis, rows.get(after), toStart);
            double y1 = top + step * (before + 0.29);
            double y2 = top + step * (after + 0.29);
            boolean critical = path.isCritical(one);
            String colour = critical ? look.theme().late : look.theme().muted;
            double turn = fromStart ? x1 - 7 : x1 + 7;
            double into = toStart ? -1 : 1;
            String line = "M" + Svg.at(x1) + " " + Svg.at(y1) + "H" + Svg.at(turn) + "V"
                    + Svg.at(y2 - step * 0.29 * Math.signum(y2 - y1)) + "H" + Svg.at(x2 + into * 7) + "V" + Svg.at(y2)
                    + "H" + Svg.at(x2 + into * 2);
            plot.svg.path(line, "none", colour, critical ? 1.8 : 1);
            plot.svg.path(
                    "M" + Svg.at(x2) + " " + Svg.at(y2) + "L" + Svg.at(x2 + into * 6) + " " + Svg.at(y2 - 3.5) + "V"
                            + Svg.at(y2 + 3.5) + "Z",
                    colour,
                    "none",
                    0);
        }
    }

    private static double end(Plot plot, DayAxis axis, Row row, boolean start) {
        LocalDate planned = row.plannedStart();
        LocalDate due = row.due() != null ? row.due() : Objects.requireNonNull(row.finish());
        if (planned != null && !planned.isAfter(due)) {
            return axis.x(plot, start ? planned : due.plusDays(1));
        }
        return (axis.x(plot, due) + axis.x(plot, due.plusDays(1))) / 2 + (start ? -5 : 5);
    }

    private Stream<LocalDate> days(Row row) {
        return Stream.of(row.plannedStart(), row.baseline(), row.due(), row.metOn(), row.started())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    private LocalDate first(Row row) {
        LocalDate planned = row.plannedStart();
        LocalDate due = row.due() == null ? row.finish() : row.due();
        return planned != null
                ? planned
                : due != null ? due : days(row).findFirst().orElseThrow();
    }

    private String description() {
        return rows.isEmpty()
                ? words.of("empty")
                : rows.stream()
                        .map(row -> words.of(
                                        "gantt.row",
                                        row.title(),
                                        written(row.baseline()),
                                        written(row.due()),
                                        written(row.metOn()))
                                + (path.isCritical(row.id()) ? " (" + words.of("gantt.critical") + ")" : ""))
                        .collect(Collectors.joining("; "));
    }

    private String written(@Nullable LocalDate day) {
        return day == null ? "–" : words.day(day);
    }
}
