package dev.milepost.analytics.rollup;

/** What is stored in one row of a cell: the sections that questions read together. The names are stored. */
public enum Block {
    /** Where milestones stand: states, values, variances and promised dates. */
    STANDING,
    /** How dates slipped. */
    SLIPPING,
    /** How long things took. */
    FLOW,
    /** Payments. */
    MONEY
}
