package dev.milepost.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who must approve a milestone before it is met.
 *
 * @param quorum how many approvals are enough; with mode QUORUM only
 * @param approvers the places to be filled; with order SEQUENTIAL in their order
 * @param dueDays calendar days from a submission until the approvals are due
 * @param dueDate the day the approvals are due, in the contract's time zone; instead of {@code dueDays}
 * @param keepApprovals whether approvals outlast a rejection or withdrawal; otherwise each submission begins anew
 */
public record Gate(
        GateMode mode,
        @Nullable Integer quorum,
        GateOrder order,
        List<GateApprover> approvers,
        @Nullable Integer dueDays,
        @Nullable LocalDate dueDate,
        boolean keepApprovals) {
    public Gate {
        mode = mode == null ? GateMode.ALL : mode;
        order = order == null ? GateOrder.PARALLEL : order;
        approvers = approvers == null ? List.of() : approvers;
    }

    /** How many approvals pass it. */
    public int needed() {
        return mode == GateMode.QUORUM && quorum != null ? quorum : approvers.size();
    }
}
