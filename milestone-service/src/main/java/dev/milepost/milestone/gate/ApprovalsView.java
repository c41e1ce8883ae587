package dev.milepost.milestone.gate;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a submission came through its gate: who decided, who is waited for, since when and until when. */
@Schema(name = "Approvals")
public record ApprovalsView(
        @Schema(description = "The submission they are about, counted from 1.", examples = "1")
        int round,

        @Schema(description = "When that was submitted.") Instant since,

        @Schema(description = "The day the approvals are due, in the contract's time zone.") @Nullable
        LocalDate dueOn,

        @Schema(description = "Still waited for, and the due date is past in the contract's time zone.")
        boolean overdue,

        @Schema(description = "How many approvals pass the gate.", examples = "2")
        int needed,

        @Schema(description = "How many there are.", examples = "1")
        int given,

        @Schema(description = "The places of the gate, in its order.")
        List<PlaceView> approvers) {
    /** Null without a gate or before the first submission. */
    public static @Nullable ApprovalsView from(
            @Nullable Gate gate, @Nullable GateRound round, MilestoneStatus status, LocalDate today) {
        if (gate == null || round == null) {
            return null;
        }
        boolean isWaiting = status == MilestoneStatus.SUBMITTED;
        List<GateApprover> turn = isWaiting ? Rounds.waitedFor(gate, round) : List.of();
        Map<String, GateApproval> filled =
                round.approvals().stream().collect(Collectors.toMap(GateApproval::approver, Function.identity()));
        List<PlaceView> places = new ArrayList<>();
        for (GateApprover place : gate.approvers()) {
            GateApproval by = filled.get(place.key());
            if (by != null) {
                places.add(PlaceView.filled(place, by));
            } else if (turn.contains(place)) {
                places.add(PlaceView.open(place, PlaceStatus.WAITING, Rounds.waitingSince(gate, round)));
            } else {
                places.add(PlaceView.open(
                        place, Rounds.isPassed(gate, round) ? PlaceStatus.NOT_NEEDED : PlaceStatus.LATER, null));
            }
        }
        return new ApprovalsView(
                round.round(),
                round.since(),
                round.dueOn(),
                isWaiting && round.dueOn() != null && round.dueOn().isBefore(today),
                gate.needed(),
                round.approvals().size(),
                places);
    }
}
