package dev.milepost.events;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no date: what it would be counted from has none.
 *
 * @param anchor what has no date; null when the rule itself gives none
 * @param description the same in words
 */
public record WaitingFor(@Nullable Anchor anchor, String description) {}
