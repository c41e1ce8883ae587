package dev.milepost.analytics.chart;

import dev.milepost.analytics.chart.Svg.Anchor;
import dev.milepost.analytics.figure.Answer;
import dev.milepost.analytics.figure.DelayFigures;
import java.util.List;
import java.util.TreeMap;

/** How many days early or late milestones are met: a bar a day, or a bar for several where there are too many. */
final class DelayChart {
    private static final double BELOW = 48;
    private static final int MOST_BARS = 60;
    private static final int[] WIDTHS = {1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 1_000, 5_000, 50_000};

    private DelayChart() {}

    static String of(Answer<DelayFigures> answer, Look look) {
        Words words = look.words();
        List<DelayFigures.Bar> bars = answer.groups().isEmpty()
                ? List.of()
                : answer.groups().getFirst().figures().histogram();
        long early = count(bars, Integer.MIN_VALUE, -1);
        long onTime = count(bars, 0, 0);
        long late = count(bars, 1, Integer.MAX_VALUE);
        String description = bars.isEmpty()
                ? words.of("empty")
                : words.of(
                        "delay.desc",
                        early,
                        onTime,
                        late,
                        median(answer),
                        p90(answer),
                        bars.getFirst().days(),
                        bars.getLast().days());
        Plot plot = new Plot(
                look,
                look.usualHeight(),
                words.of("delay"),
                words.of("asOf", words.moment(answer.asOf()), answer.milestones()),
                description);
        if (bars.isEmpty()) {
            return plot.empty();
        }
        plot.legend(List.of(
                new Plot.Entry(look.theme().second, words.of("early", early)),
                new Plot.Entry(look.theme().done, words.of("onTime", onTime)),
                new Plot.Entry(look.accent(), words.of("late", late))));
        plot.top += 16; // for the words above the lines
        draw(plot, bars, median(answer), p90(answer));
        return plot.svg.end();
    }

    private static void draw(Plot plot, List<DelayFigures.Bar> bars, int median, int p90) {
        Words words = plot.look.words();
        int least = Math.min(0, bars.getFirst().days());
        int most = Math.max(0, bars.getLast().days());
        int width = width(least, most);
        TreeMap<Integer, Long> bins = new TreeMap<>();
        bars.forEach(bar -> bins.merge(bin(bar.days(), width), bar.count(), Long::sum));
        int first = Math.min(bin(least, width), 0);
        int last = Math.max(bin(most, width), 0);
        long highest = bins.values().stream().mapToLong(Long::longValue).max().orElse(1);
        plot.values(Ticks.of(0, highest, plot.ticks(), true), value -> words.compact(value), BELOW);
        double step = (plot.right - plot.left) / (last - first + 1);
        for (var bin : bins.entrySet()) {
            double x = plot.left + (bin.getKey() - first) * step;
            double y = plot.y(bin.getValue());
            String colour = bin.getKey() < 0
                    ? plot.look.theme().second
                    : bin.getKey() == 0 ? plot.look.theme().done : plot.look.accent();
            plot.svg.rect(x + step * 0.08, y, step * 0.84, plot.bottom - y, colour);
        }
        plot.places(
                java.util.stream.IntStream.rangeClosed(first, last)
                        .mapToObj(bin -> days(bin, width))
                        .toList(),
                i -> plot.left + (i + 0.5) * step);
        plot.svg.text(
                (plot.left + plot.right) / 2,
                plot.bottom + 40,
                Anchor.MIDDLE,
                Plot.SMALL,
                plot.look.theme().muted,
                words.of("daysLate"));
        double medianAt = plot.left + (bin(median, width) - first + 0.5) * step;
        double p90At = plot.left + (bin(p90, width) - first + 0.5) * step;
        marks(plot, medianAt, words.of("median", median), p90At, words.of("p90", p90));
    }

    /** Two lines, with their words on the sides where the other line is not; where there is no room, together. */
    private static void marks(Plot plot, double one, String says, double other, String saysOther) {
        String colour = plot.look.theme().text;
        double y = plot.top - 9;
        plot.svg.dashed(one, plot.top - 4, one, plot.bottom, colour);
        plot.svg.dashed(other, plot.top - 4, other, plot.bottom, colour);
        if (other > one
                && one - Labels.width(says, Plot.SMALL) > plot.left
                && other + Labels.width(saysOther, Plot.SMALL) < plot.right) {
            plot.svg.text(one + 4, y, Anchor.END, Plot.SMALL, colour, says);
            plot.svg.text(other - 4, y, Anchor.START, Plot.SMALL, colour, saysOther);
            return;
        }
        String both = says + " · " + saysOther;
        double half = Labels.width(both, Plot.SMALL) / 2;
        double most = Math.max(plot.left, plot.right - half);
        plot.svg.text(
                Math.clamp((one + other) / 2, Math.min(plot.left + half, most), most),
                y,
                Anchor.MIDDLE,
                Plot.SMALL,
                colour,
                both);
    }

    /** Which bar a number of days is in: 0 is that of on time alone, the others have {@code width} days each. */
    static int bin(int days, int width) {
        return days == 0 ? 0 : days > 0 ? (days + width - 1) / width : -((-days + width - 1) / width);
    }

    /** What stands below a bar: its days, or the first and the last of them. */
    private static String days(int bin, int width) {
        if (width == 1 || bin == 0) {
            return minus(bin);
        }
        int from = bin > 0 ? (bin - 1) * width + 1 : bin * width;
        return minus(from) + "…" + minus(from + width - 1);
    }

    private static String minus(int number) {
        return number < 0 ? "\u2212" + -(long) number : Integer.toString(number);
    }

    static int width(int least, int most) {
        for (int width : WIDTHS) {
            if (bin(most, width) - bin(least, width) < MOST_BARS) {
                return width;
            }
        }
        return WIDTHS[WIDTHS.length - 1];
    }

    private static int median(Answer<DelayFigures> answer) {
        Integer median = answer.groups().getFirst().figures().varianceDays().median();
        return median == null ? 0 : median;
    }

    private static int p90(Answer<DelayFigures> answer) {
        Integer p90 = answer.groups().getFirst().figures().varianceDays().p90();
        return p90 == null ? 0 : p90;
    }

    private static long count(List<DelayFigures.Bar> bars, int from, int to) {
        return bars.stream()
                .filter(bar -> bar.days() >= from && bar.days() <= to)
                .mapToLong(DelayFigures.Bar::count)
                .sum();
    }
}
