package dev.milepost.milestone.milestone;

import static dev.milepost.events.MilestoneStatus.CANCELLED;
import static dev.milepost.events.MilestoneStatus.IN_PROGRESS;
import static dev.milepost.events.MilestoneStatus.MET;
import static dev.milepost.events.MilestoneStatus.MISSED;
import static dev.milepost.events.MilestoneStatus.PLANNED;
import static dev.milepost.events.MilestoneStatus.REJECTED;
import static dev.milepost.events.MilestoneStatus.SUBMITTED;
import static dev.milepost.events.MilestoneStatus.WAIVED;

import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The state machine of a milestone: each row is one action, the states it leads from, the state it leads to, the event
 * that tells of it, and whether a reason is needed. Nothing else in the code knows which step is legal.
 */
public enum MilestoneAction {
    START(EnumSet.of(PLANNED), IN_PROGRESS, EventType.MILESTONE_STARTED, false),
    SUBMIT(EnumSet.of(IN_PROGRESS), SUBMITTED, EventType.MILESTONE_SUBMITTED, false),
    WITHDRAW(EnumSet.of(SUBMITTED), IN_PROGRESS, EventType.MILESTONE_WITHDRAWN, false),
    APPROVE(EnumSet.of(SUBMITTED), MET, EventType.MILESTONE_APPROVED, false),
    REJECT(EnumSet.of(SUBMITTED), REJECTED, EventType.MILESTONE_REJECTED, true),
    RESUME(EnumSet.of(REJECTED), IN_PROGRESS, EventType.MILESTONE_RESUMED, false),
    MISS(EnumSet.of(PLANNED, IN_PROGRESS, SUBMITTED, REJECTED), MISSED, EventType.MILESTONE_MISSED, true),
    WAIVE(EnumSet.of(PLANNED, IN_PROGRESS, SUBMITTED, REJECTED), WAIVED, EventType.MILESTONE_WAIVED, true),
    CANCEL(EnumSet.of(PLANNED, IN_PROGRESS, SUBMITTED, REJECTED), CANCELLED, EventType.MILESTONE_CANCELLED, true),
    REOPEN(EnumSet.of(MET, MISSED, WAIVED, CANCELLED), IN_PROGRESS, EventType.MILESTONE_REOPENED, true);

    private final Set<MilestoneStatus> from;
    private final MilestoneStatus to;
    private final EventType event;
    private final boolean reasonNeeded;

    MilestoneAction(Set<MilestoneStatus> from, MilestoneStatus to, EventType event, boolean reasonNeeded) {
        this.from = from;
        this.to = to;
        this.event = event;
        this.reasonNeeded = reasonNeeded;
    }

    /** What is legal in {@code status}. */
    public static List<MilestoneAction> allowedIn(MilestoneStatus status) {
        return Arrays.stream(values())
                .filter(action -> action.from.contains(status))
                .toList();
    }

    public boolean isAllowedIn(MilestoneStatus status) {
        return from.contains(status);
    }

    public MilestoneStatus to() {
        return to;
    }

    public EventType event() {
        return event;
    }

    public boolean isReasonNeeded() {
        return reasonNeeded;
    }
}
