package dev.milepost.milestone.milestone;

import dev.milepost.events.Evidence;
import dev.milepost.events.GateApproval;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that somebody wants a milestone to take. */
public sealed interface Step {
    MilestoneAction action();

    /** Why, where a reason is needed or was given. */
    @Nullable
    String reason();

    /** Work is handed in: done on {@code metOn}, shown by {@code evidence}. */
    record Submit(
            LocalDate metOn,
            List<Evidence> evidence,
            @Nullable String reason) implements Step {
        @Override
        public MilestoneAction action() {
            return MilestoneAction.SUBMIT;
        }
    }

    /**
     * Work is accepted; {@code metOn} corrects the day of completion that was claimed. At a gate it is one approval,
     * {@code vote}, which may be the last one needed or not.
     */
    record Approve(
            @Nullable LocalDate metOn,
            @Nullable String reason,
            @Nullable GateApproval vote) implements Step {
        Approve(@Nullable LocalDate metOn, @Nullable String reason) {
            this(metOn, reason, null);
        }

        @Override
        public MilestoneAction action() {
            return MilestoneAction.APPROVE;
        }
    }

    /** Any other action. */
    record Plain(MilestoneAction action, @Nullable String reason) implements Step {}
}
