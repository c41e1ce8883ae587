package dev.milepost.analytics.question;

import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Milestones that no figure tells apart.
 *
 * @param keys the values of what is grouped by; null for none
 * @param currency of {@code value}; null when nothing is paid for them
 * @param days behind the promised date, below 0 before it: to the day they were met, of open ones to today; else null
 * @param slip from the baseline to the due date; null without both
 * @param value what is paid for them in all
 */
public record Cell(
        List<@Nullable String> keys,
        MilestoneStatus status,
        @Nullable String currency,
        @Nullable Integer days,
        @Nullable Integer slip,
        long n,
        @Nullable BigDecimal value) {
    /** Whether they are met and can be measured. */
    public boolean isMeasured() {
        return status == MilestoneStatus.MET && days != null;
    }

    /** Whether they are open after the promised date. */
    public boolean isOverdue() {
        return !status.isEnded() && days != null && days > 0;
    }
}
