package dev.milepost.analytics.rollup;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the facts of a contract are counted.
 *
 * @param scopes the tenant, the contract and each of its parties; none while the contract is not counted
 * @param timeZone IANA name of the zone that its dates are days in
 */
public record Standing(List<UUID> scopes, String timeZone) {
    /** The scope of a whole tenant. */
    public static final UUID TENANT = new UUID(0, 0);

    /** That of a contract that is not counted. */
    public static final Standing UNCOUNTED = new Standing(List.of(), "");

    /** That of a contract that is counted. */
    public static Standing of(UUID contract, List<UUID> parties, String timeZone) {
        return new Standing(
                Stream.concat(Stream.of(TENANT, contract), parties.stream().sorted())
                        .toList(),
                timeZone);
    }
}
