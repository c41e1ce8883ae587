package dev.milepost.analytics.rollup;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the facts of a contract are counted.
 *
 * @param scopes the tenant, the contract, and while the whole tenant sees it {@link #OPEN} and each of its parties; none
 *     while the contract is not counted
 * @param timeZone IANA name of the zone that its dates are days in
 */
public record Standing(List<UUID> scopes, String timeZone) {
    /** The scope of a whole tenant, for those who see every contract. */
    public static final UUID TENANT = new UUID(0, 0);

    /** The scope of the contracts that the whole tenant sees; those that only their members see count with each member. */
    public static final UUID OPEN = new UUID(0, 1);

    /** That of a contract that is not counted. */
    public static final Standing UNCOUNTED = new Standing(List.of(), "");

    /** That of a contract that is counted and that the whole tenant sees. */
    public static Standing of(UUID contract, List<UUID> parties, String timeZone) {
        return new Standing(
                Stream.concat(
                                Stream.of(TENANT, OPEN, contract),
                                parties.stream().sorted())
                        .toList(),
                timeZone);
    }

    /** That of a contract that is counted and that only its members see. */
    public static Standing restricted(UUID contract, String timeZone) {
        return new Standing(List.of(TENANT, contract), timeZone);
    }
}
