package dev.milepost.analytics.chart;

/**
 * Colours. Text has a contrast of at least 4.5 to the background, and what stands for data one of 3 (WCAG 2.1); print goes
 * by shades, so that it reads on paper without colours.
 */
enum Theme {
    LIGHT("#ffffff", "#1f2933", "#52606d", "#d9dee4", "#2563b0", "#7892b0", "#c2410c", "#3f7d3a"),
    DARK("#14181d", "#e8ecf0", "#a9b4c0", "#39434e", "#6ea8f0", "#5b7fa8", "#f28b54", "#7fc17a"),
    PRINT("#ffffff", "#000000", "#333333", "#c8c8c8", "#5c5c5c", "#949494", "#000000", "#767676");

    /** What is behind all. */
    final String background;

    final String text;

    /** Text that is less important. */
    final String muted;

    /** Lines to read values by. */
    final String grid;

    /** The data. */
    final String accent;

    /** Data to compare with. */
    final String second;

    /** What is late. */
    final String late;

    /** What is done. */
    final String done;

    Theme(
            String background,
            String text,
            String muted,
            String grid,
            String accent,
            String second,
            String late,
            String done) {
        this.background = background;
        this.text = text;
        this.muted = muted;
        this.grid = grid;
        this.accent = accent;
        this.second = second;
        this.late = late;
        this.done = done;
    }
}
