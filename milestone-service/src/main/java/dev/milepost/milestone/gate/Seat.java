package dev.milepost.milestone.gate;

import dev.milepost.events.GateApprover;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a gate says to somebody who wants to decide: which place they fill, or why they may not. */
sealed interface Seat {
    /** They fill a place, their own or that of {@code onBehalfOf}. */
    record Taken(GateApprover place, @Nullable UUID onBehalfOf) implements Seat {}

    /** No place is theirs. */
    record NotNamed() implements Seat {}

    /** They have filled their places. */
    record AlreadyApproved() implements Seat {}

    /** They would approve what they, or those they stand in for, submitted. */
    record OwnSubmission() implements Seat {}

    /** Others come first. */
    record NotTheirTurn(List<GateApprover> first) implements Seat {}
}
