package dev.milepost.milestone.schedule;

import dev.milepost.events.DueRule;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.PaymentTerm;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule needs to know of a milestone.
 *
 * @param start its planned start; without one it is a point and starts when it is due
 * @param met the day it was met, or is supposed to be met in a preview
 * @param fixed whether dependencies may not move it
 * @param rule what gives it its date, which dependencies do not move then either
 * @param shiftDays days that work rested, which come on top of what the rule gives
 */
public record PlannedMilestone(
        UUID id,
        String title,
        MilestoneType type,
        MilestoneStatus status,
        @Nullable LocalDate start,
        @Nullable LocalDate due,
        @Nullable LocalDate baseline,
        @Nullable LocalDate met,
        boolean fixed,
        @Nullable PaymentTerm term,
        @Nullable DueRule rule,
        int shiftDays) {
    /** One on whose rule no rest weighs. */
    public PlannedMilestone(
            UUID id,
            String title,
            MilestoneType type,
            MilestoneStatus status,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            @Nullable LocalDate baseline,
            @Nullable LocalDate met,
            boolean fixed,
            @Nullable PaymentTerm term,
            @Nullable DueRule rule) {
        this(id, title, type, status, start, due, baseline, met, fixed, term, rule, 0);
    }

    /** The day others go by: that of completion once it is met, the due date before. */
    @Nullable
    LocalDate finish() {
        return isMet() ? met : due;
    }

    boolean isMet() {
        return status == MilestoneStatus.MET && met != null;
    }

    /** Days from its start to {@link #finish}. */
    int length() {
        LocalDate finish = finish();
        return start == null || finish == null ? 0 : (int) Math.max(0, finish.toEpochDay() - start.toEpochDay());
    }

    byte mobility() {
        return switch (status) {
            case WAIVED, CANCELLED -> Days.OUT;
            case MET, MISSED -> Days.DONE;
            default -> fixed || rule != null ? Days.FIXED : Days.MOVABLE;
        };
    }

    /** Whether its date comes about by a rule; one that has ended keeps the date it has. */
    boolean isRuled() {
        return rule != null && !status.isEnded();
    }

    /** The same with other dates. A date of its own ends its rule, as it does when it is rescheduled. */
    PlannedMilestone on(@Nullable LocalDate newStart, @Nullable LocalDate newDue, boolean isFixed) {
        boolean staysRuled = Objects.equals(newDue, due) && !isFixed;
        return new PlannedMilestone(
                id,
                title,
                type,
                status,
                newStart,
                newDue,
                baseline,
                met,
                isFixed,
                term,
                staysRuled ? rule : null,
                staysRuled ? shiftDays : 0);
    }

    /** The same on the day that its rule gives it, its start as long before as it is now. */
    PlannedMilestone ruledOn(@Nullable LocalDate day) {
        LocalDate shifted =
                start == null || due == null || day == null ? start : start.plusDays(ChronoUnit.DAYS.between(due, day));
        return new PlannedMilestone(id, title, type, status, shifted, day, baseline, met, fixed, term, rule, shiftDays);
    }

    /** The same, supposed to be met on {@code day}. */
    PlannedMilestone metOn(LocalDate day) {
        return new PlannedMilestone(
                id, title, type, MilestoneStatus.MET, start, due, baseline, day, fixed, term, rule, shiftDays);
    }
}
