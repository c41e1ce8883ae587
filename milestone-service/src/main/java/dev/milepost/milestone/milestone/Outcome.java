package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.Criterion;
import dev.milepost.events.MilestoneStatus;
import java.util.List;

/** What came of a step: it was taken, or it was refused and nothing changed. */
public sealed interface Outcome {
    /** The step was taken. */
    record Taken(MilestoneStatus from, MilestoneAction action) implements Outcome {}

    /** The step was refused. */
    sealed interface Rejection extends Outcome {}

    /** The state does not allow it; {@code allowed} are the actions it does. */
    record IllegalTransition(MilestoneStatus status, MilestoneAction action, List<MilestoneAction> allowed)
            implements Rejection {}

    /** Only milestones of an ACTIVE contract are worked on. */
    record ContractNotActive(ContractStatus status) implements Rejection {}

    /** The action needs a reason. */
    record ReasonMissing(MilestoneAction action) implements Rejection {}

    /** Nothing is met on a day that has not come. */
    record MetInFuture(java.time.LocalDate metOn, java.time.LocalDate today) implements Rejection {}

    /** The milestone is submitted only with all its criteria fulfilled; {@code open} are those that are not. */
    record CriteriaOpen(List<Criterion> open, int all) implements Rejection {}

    /** What came with the submission is more than fits beside the evidence that is there. */
    record TooMuchEvidence(int most) implements Rejection {}
}
