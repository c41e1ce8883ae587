package dev.milepost.alert.policy;

import java.util.List;
import java.util.Optional;

/**
 * Which policy governs something.
 *
 * @param policy empty when none does
 * @param why in words
 * @param lost those that could have governed it, with the reason why they do not
 */
public record Choice(Optional<GoverningPolicy> policy, String why, List<Lost> lost) {
    /** A policy that does not govern, and why. */
    public record Lost(GoverningPolicy policy, String why) {}
}
