package dev.milepost.milestone.lifecycle;

import dev.milepost.milestone.milestone.MilestoneAction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of an open milestone when its contract ends early. */
enum Closing {
    /** It is given up: nobody owes it any more. */
    CANCEL(MilestoneAction.CANCEL),
    /** It counts as settled although it was not done. */
    WAIVE(MilestoneAction.WAIVE),
    /** It stays due, and is worked on to its end. */
    KEEP(null);

    private final @Nullable MilestoneAction action;

    Closing(@Nullable MilestoneAction action) {
        this.action = action;
    }

    Optional<MilestoneAction> action() {
        return Optional.ofNullable(action);
    }
}
