package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.DueRule;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.OccurrenceOf;
import dev.milepost.events.WaitingFor;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a milestone is due: the dates agreed and planned, and what they come from. */
@Embeddable
class MilestoneDates {
    private @Nullable LocalDate dueDate;
    private @Nullable LocalDate baselineDueDate;

    @Convert(converter = JsonColumn.Rules.class)
    @Column(columnDefinition = "longtext")
    private @Nullable DueRule dueRule;

    @Convert(converter = JsonColumn.Waiting.class)
    @Column(columnDefinition = "longtext")
    private @Nullable WaitingFor waitingFor;

    private @Nullable UUID recurrenceId;
    private @Nullable LocalDate occurrenceOn;
    private @Nullable LocalDate plannedStart;
    /** How long before the due date work starts, as an ISO 8601 period, until there is a due date. */
    private @Nullable String startBefore;

    private boolean dateFixed;
    private int shiftDays;

    protected MilestoneDates() {}

    MilestoneDates(MilestoneState state) {
        dueDate = state.dueDate();
        baselineDueDate = state.baselineDueDate();
        dueRule = state.dueRule();
        waitingFor = state.waitingFor();
        plannedStart = state.plannedStart();
        dateFixed = state.dateFixed();
        OccurrenceOf occurrence = state.occurrence();
        if (occurrence != null) {
            occurs(occurrence);
        }
    }

    void describe(MilestoneRequest request) {
        if (!Objects.equals(dueRule, request.dueRule())) {
            dueRule = request.dueRule();
            shiftDays = 0; // another rule knows of no rest
            if (!Objects.equals(plannedStart, request.plannedStart())) {
                dueDate = null; // the start is given for the date that the rule gives: it does not move along with it
            }
        }
        if (dueRule == null) {
            dueDate = request.dueDate();
            waitingFor = null;
        }
        plannedStart = request.plannedStart();
        dateFixed = request.dateFixed();
    }

    void adopt(ReportedMilestone reported) {
        if (!Objects.equals(dueDate, reported.dueDate())) {
            dueRule = null; // the other system says the date now
            waitingFor = null;
        }
        dueDate = reported.dueDate();
        baselineDueDate = reported.baselineDueDate();
    }

    /**
     * Moves the due date, and the planned start along with it; the baseline stays, or is fixed now when an ACTIVE
     * contract's milestone had no date yet.
     */
    void moveTo(LocalDate due, ContractStatus contract) {
        dueRule = null; // a date that people set is one: it follows nothing any more
        follow(due, null, contract);
    }

    /** Takes its dates from a committed schedule. */
    void plan(@Nullable LocalDate start, @Nullable LocalDate due, boolean isFixed, ContractStatus contract) {
        if (due != null && !due.equals(dueDate)) {
            moveTo(due, contract);
        }
        if (isFixed) {
            dueRule = null;
        }
        plannedStart = start;
        dateFixed = isFixed;
    }

    void takeRule(DueRule rule) {
        dueRule = rule;
        shiftDays = 0;
    }

    /** Moves the due date by days that work rested. A rule stays: its date carries them from now on. */
    void shift(int days, ContractStatus contract) {
        if (dueRule != null) {
            shiftDays += days;
        } else if (dueDate != null) {
            moveTo(dueDate.plusDays(days), contract);
        }
    }

    /** Days that work rested, which come on top of what the rule gives. */
    int shiftDays() {
        return shiftDays;
    }

    /** Takes the date that its rule gives, or what that waits for; an ACTIVE contract's first date is its baseline. */
    void follow(@Nullable LocalDate due, @Nullable WaitingFor waiting, ContractStatus contract) {
        if (plannedStart != null && dueDate != null && due != null) {
            plannedStart = plannedStart.plusDays(ChronoUnit.DAYS.between(dueDate, due));
        }
        if (startBefore != null && due != null) {
            plannedStart = plannedStart == null ? due.minus(Period.parse(startBefore)) : plannedStart;
            startBefore = null;
        }
        dueDate = due;
        waitingFor = waiting;
        if (contract != ContractStatus.DRAFT && baselineDueDate == null) {
            baselineDueDate = due;
        }
    }

    /** Lets work start that long before the due date, once there is one. */
    void startBefore(Period duration) {
        startBefore = duration.toString();
    }

    /** Says which occurrence of a recurrence it is. */
    final void occurs(OccurrenceOf occurrence) {
        recurrenceId = occurrence.recurrenceId();
        occurrenceOn = occurrence.day();
    }

    /** Fixes today's due date as the one agreed; false when there is none to fix. */
    boolean fixBaseline() {
        if (dueDate == null || dueDate.equals(baselineDueDate)) {
            return false;
        }
        baselineDueDate = dueDate;
        return true;
    }

    @Nullable
    LocalDate dueDate() {
        return dueDate;
    }

    @Nullable
    LocalDate baselineDueDate() {
        return baselineDueDate;
    }

    @Nullable
    LocalDate plannedStart() {
        return plannedStart;
    }

    boolean isFixed() {
        return dateFixed;
    }

    @Nullable
    DueRule dueRule() {
        return dueRule;
    }

    @Nullable
    WaitingFor waitingFor() {
        return waitingFor;
    }

    @Nullable
    OccurrenceOf occurrence() {
        return recurrenceId == null || occurrenceOn == null ? null : new OccurrenceOf(recurrenceId, occurrenceOn);
    }
}
