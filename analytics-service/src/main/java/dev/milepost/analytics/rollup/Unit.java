package dev.milepost.analytics.rollup;

import java.util.Comparator;
import java.util.UUID;

/**
 * What contributes to cells as a whole: a milestone, or a payment without one.
 *
 * @param id of the milestone or payment; {@link #ALL} of whatever is in the contract
 */
public record Unit(UUID contract, UUID id) implements Comparable<Unit> {
    /** Whatever is in the contract. */
    public static final UUID ALL = new UUID(0, 0);

    private static final Comparator<Unit> ORDER =
            Comparator.comparing(Unit::contract).thenComparing(Unit::id);

    @Override
    public int compareTo(Unit other) {
        return ORDER.compare(this, other);
    }
}
