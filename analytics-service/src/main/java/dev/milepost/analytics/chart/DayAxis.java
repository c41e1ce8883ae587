package dev.milepost.analytics.chart;

import dev.milepost.analytics.chart.Svg.Anchor;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** An axis of days; its marks are days, firsts of months or firsts of years, whatever fits. */
record DayAxis(LocalDate first, LocalDate last) {
    private static final int[] DAYS = {1, 2, 7, 14};
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1_200, 6_000, 24_000, 120_000};
    private static final double GAP = 16;

    /** Where a day begins. */
    double x(Plot plot, LocalDate day) {
        return plot.left
                + (plot.right - plot.left)
                        * ChronoUnit.DAYS.between(first, day)
                        / Math.max(1, ChronoUnit.DAYS.between(first, last));
    }

    /** Draws the marks from {@code plot}'s top to its bottom and writes them below. */
    void draw(Plot plot) {
        draw(plot, plot.top, plot.bottom + 18);
    }

    /** The same with the words at {@code words}. */
    void draw(Plot plot, double top, double words) {
        double room = (plot.right - plot.left) / Math.max(1, ChronoUnit.DAYS.between(first, last));
        double day = Labels.width(plot.look.words().day(last), Plot.SMALL) + GAP;
        for (int days : DAYS) {
            if (room * days >= day) {
                for (LocalDate at = first; at.isBefore(last); at = at.plusDays(days)) {
                    mark(plot, at, plot.look.words().day(at), top, words);
                }
                return;
            }
        }
        double month = Labels.width(plot.look.words().month(YearMonth.from(last)), Plot.SMALL) + GAP;
        for (int months : MONTHS) {
            if (room * 28 * months >= month) {
                YearMonth at = YearMonth.from(first);
                if (months >= 12) {
                    at = YearMonth.of(at.getYear(), 1);
                }
                for (; !at.atDay(1).isAfter(last); at = at.plusMonths(months)) {
                    if (!at.atDay(1).isBefore(first)) {
                        mark(plot, at.atDay(1), plot.look.words().month(at), top, words);
                    }
                }
                return;
            }
        }
    }

    private void mark(Plot plot, LocalDate day, String says, double top, double words) {
        double x = x(plot, day);
        double half = Labels.width(says, Plot.SMALL) / 2;
        plot.svg.line(x, top, x, plot.bottom + 4, plot.look.theme().grid, 1);
        if (x + half <= plot.right + 8) {
            plot.svg.text(
                    Math.max(x, plot.left + half - 8), words, Anchor.MIDDLE, Plot.SMALL, plot.look.theme().muted, says);
        }
    }
}
