package dev.milepost.events;

import org.jspecify.annotations.Nullable;

/**
 * What happens at the end of a contract's term.
 *
 * @param times how often it is renewed, for TIMES
 * @param period ISO 8601 period of each renewal; null for NONE only
 */
public record Renewal(
        RenewalMode mode, @Nullable Integer times, @Nullable String period) {}
