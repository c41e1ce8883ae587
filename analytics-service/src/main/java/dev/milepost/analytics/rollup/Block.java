package dev.milepost.analytics.rollup;

/** What of a cell is stored together: the sections that questions read together. The names are stored. */
public enum Block {
    /** Where milestones stand: states, values, variances, and in which quarters open ones are promised. */
    STANDING(false),
    /** Open milestones by promised date. */
    OPEN(true),
    /** How dates slipped. */
    SLIPPING(false),
    /** How long things took. */
    FLOW(false),
    /** Payments, and in which quarters open ones are due. */
    MONEY(false),
    /** Open payments by due date. */
    UNPAID(true);

    private final boolean dated;

    Block(boolean dated) {
        this.dated = dated;
    }

    /** Whether it is by date, and of a cell with many dates stored by quarter: see {@link Quarters}. */
    boolean isDated() {
        return dated;
    }
}
