package dev.milepost.analytics.rollup;

/**
 * Whose contracts a cell is of. A contract is in exactly one of {@link #OPEN} and {@link #MEMBERS}; in the cell of no
 * part also in that of each of its parties while it is OPEN.
 */
public final class Scopes {
    /** Contracts that the whole tenant sees. */
    public static final String OPEN = "OPEN";

    /** Contracts that only their members see. */
    public static final String MEMBERS = "MEMBERS";

    private Scopes() {}
}
