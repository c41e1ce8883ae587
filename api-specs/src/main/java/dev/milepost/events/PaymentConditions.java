package dev.milepost.events;

import org.jspecify.annotations.Nullable;

/**
 * What holds for all payments of a contract. A change holds for what is released after it.
 *
 * @param latePenalty of milestones that have none of their own
 * @param earlyBonus of milestones that have none of their own
 */
public record PaymentConditions(
        @Nullable Retention retention,
        @Nullable Advance advance,
        @Nullable TimeRate latePenalty,
        @Nullable TimeRate earlyBonus) {}
