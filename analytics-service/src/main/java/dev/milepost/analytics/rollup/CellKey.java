package dev.milepost.analytics.rollup;

import java.util.Comparator;

/**
 * One cell.
 *
 * @param scope whose contracts are in it, see {@link Scopes}
 * @param axis the name of its axis
 * @param v1 the value of the axis' first part as {@link Values#text} writes it; empty where it has none
 * @param v2 that of the second
 */
record CellKey(String scope, String axis, String v1, String v2) implements Comparable<CellKey> {
    private static final Comparator<CellKey> ORDER = Comparator.comparing(CellKey::axis)
            .thenComparing(CellKey::scope)
            .thenComparing(CellKey::v1)
            .thenComparing(CellKey::v2);

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }
}
