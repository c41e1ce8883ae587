package dev.milepost.analytics.chart;

import dev.milepost.analytics.chart.Svg.Anchor;
import java.util.List;
import java.util.function.DoubleFunction;

/** A picture with its heads, and the area that is left for the data. */
final class Plot {
    static final double SMALL = 12;
    private static final double MARGIN = 20;
    private static final double TITLE = 17;
    private static final double BOLD = 1.12;
    private static final double HEAD = 30;
    private static final double SWATCH = 11;
    private static final double GAP = 18;
    private static final double LINE = 18;
    private static final double LEAST_ROW = 15;

    final Svg svg;
    final Look look;
    final int height;
    double left = MARGIN;
    double top;
    double right;
    double bottom;
    private double low;
    private double high = 1;

    /**
     * Begins a chart.
     *
     * @param subtitle what it is of, as of when, and how many milestones stand behind it
     */
    Plot(Look look, int height, String title, String subtitle, String description) {
        this.look = look;
        this.height = height;
        this.right = look.width() - MARGIN;
        this.bottom = height - MARGIN;
        this.svg = new Svg(look, height, title, description);
        double room = right - left;
        svg.bold(left, HEAD, Anchor.START, TITLE, look.theme().text, Labels.fit(title, TITLE * BOLD, room));
        svg.text(left, HEAD + LINE, Anchor.START, SMALL, look.theme().muted, Labels.fit(subtitle, SMALL, room));
        this.top = HEAD + LINE + GAP;
    }

    /** An entry of a legend. */
    record Entry(String colour, String words) {}

    /** Writes a legend below the heads, on as many lines as it needs. */
    void legend(List<Entry> entries) {
        double x = left;
        for (Entry entry : entries) {
            double width = SWATCH + 6 + Labels.width(entry.words(), SMALL);
            if (x > left && x + width > right) {
                x = left;
                top += LINE;
            }
            svg.rect(x, top - SWATCH + 2, SWATCH, SWATCH, entry.colour());
            svg.text(
                    x + SWATCH + 6,
                    top + 2,
                    Anchor.START,
                    SMALL,
                    look.theme().text,
                    Labels.fit(entry.words(), SMALL, right - x - SWATCH - 6));
            x += width + GAP;
        }
        top += GAP;
    }

    /** Writes {@code words} at the foot. */
    void note(String words) {
        svg.text(left, bottom, Anchor.START, SMALL, look.theme().muted, Labels.fit(words, SMALL, right - left));
        bottom -= LINE + 4;
    }

    /** Says in the middle that there is nothing to show. */
    String empty() {
        String words = look.words().of("empty");
        svg.text((left + right) / 2, (top + bottom) / 2, Anchor.MIDDLE, 15, look.theme().muted, words);
        return svg.end();
    }

    /** Draws the lines of values and writes them at the left; {@code below} is the room for the words of the other axis. */
    void values(Ticks ticks, DoubleFunction<String> words, double below) {
        bottom -= below;
        low = ticks.least();
        high = ticks.most();
        double widest = ticks.values().stream()
                .mapToDouble(value -> Labels.width(words.apply(value), SMALL))
                .max()
                .orElse(0);
        left += widest + 8;
        for (double value : ticks.values()) {
            svg.line(left, y(value), right, y(value), look.theme().grid, 1);
            svg.text(left - 8, y(value) + 4, Anchor.END, SMALL, look.theme().muted, words.apply(value));
        }
    }

    /** How many rows the area has room for. */
    int rows() {
        return (int) Math.max(1, (bottom - top - HEAD) / LEAST_ROW);
    }

    /** How many values the axis at the left has room for. */
    int ticks() {
        return (int) Math.clamp((bottom - top) / 55, 2, 8);
    }

    /** Where a value is. */
    double y(double value) {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }

    /** Writes the words of the places along the foot, as many of them as fit beside each other. */
    void places(List<String> words, DoubleFunction<Double> x) {
        double widest = words.stream()
                        .mapToDouble(word -> Labels.width(word, SMALL))
                        .max()
                        .orElse(0)
                + 12;
        double place = words.size() < 2 ? right - left : x.apply(1) - x.apply(0);
        int each = (int) Math.max(1, Math.ceil(widest / place));
        double written = 0;
        for (int i = 0; i < words.size(); i += each) {
            double half = Labels.width(words.get(i), SMALL) / 2;
            double at = Math.clamp(x.apply(i), Math.min(left + half - 8, right), Math.max(right - half + 8, left));
            svg.line(x.apply(i), bottom, x.apply(i), bottom + 4, look.theme().grid, 1);
            if (at - half > written) { // at the edges they are moved, and may meet
                svg.text(at, bottom + LINE, Anchor.MIDDLE, SMALL, look.theme().muted, words.get(i));
                written = at + half;
            }
        }
    }
}
