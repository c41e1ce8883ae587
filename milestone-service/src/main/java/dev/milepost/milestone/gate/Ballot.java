package dev.milepost.milestone.gate;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateRound;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who fills which place of a gate. One person fills one place in their own right, so that two approvals are two people's;
 * and one more for each person they stand in for.
 *
 * @param submittedBy who handed the work in; null when a system did
 * @param selfApprovalAllowed whether who hands in may approve as well
 */
record Ballot(Gate gate, GateRound round, @Nullable UUID submittedBy, boolean selfApprovalAllowed) {
    private record Candidate(GateApprover place, @Nullable UUID onBehalfOf) {
        /** The more a place is meant for somebody, the earlier they fill it: others can then fill the rest. */
        int rank() {
            if (onBehalfOf != null) {
                return 3;
            }
            return place.personId() != null ? 0 : place.partyId() != null ? 1 : 2;
        }
    }

    /** The place that somebody fills by approving. */
    Seat approving(Voter voter) {
        List<Candidate> named = named(voter);
        if (named.isEmpty()) {
            return new Seat.NotNamed();
        }
        List<Candidate> open = named.stream().filter(one -> isOpen(one, voter)).toList();
        if (open.isEmpty()) {
            return new Seat.AlreadyApproved();
        }
        List<Candidate> others = open.stream()
                .filter(one -> selfApprovalAllowed || !isOwnSubmission(one, voter))
                .toList();
        if (others.isEmpty()) {
            return new Seat.OwnSubmission();
        }
        List<GateApprover> turn = Rounds.waitedFor(gate, round);
        return others.stream()
                .filter(one -> turn.contains(one.place))
                .findFirst()
                .<Seat>map(one -> new Seat.Taken(one.place, one.onBehalfOf))
                .orElseGet(() -> new Seat.NotTheirTurn(turn));
    }

    /** The place in whose name somebody sends the work back: everybody named may, at any time of the round. */
    Seat rejecting(Voter voter) {
        return named(voter).stream()
                .findFirst()
                .<Seat>map(one -> new Seat.Taken(one.place, one.onBehalfOf))
                .orElseGet(Seat.NotNamed::new);
    }

    private List<Candidate> named(Voter voter) {
        return gate.approvers().stream()
                .flatMap(place -> candidate(place, voter))
                .sorted(Comparator.comparingInt(Candidate::rank))
                .toList();
    }

    private static Stream<Candidate> candidate(GateApprover place, Voter voter) {
        if (voter.fills(place)) {
            return Stream.of(new Candidate(place, null));
        }
        UUID person = place.personId();
        return person != null && voter.standsInFor().contains(person)
                ? Stream.of(new Candidate(place, person))
                : Stream.empty();
    }

    private boolean isOpen(Candidate one, Voter voter) {
        Set<String> filled =
                round.approvals().stream().map(GateApproval::approver).collect(Collectors.toSet());
        boolean approvedThemselves = round.approvals().stream()
                .anyMatch(done -> done.onBehalfOf() == null && done.personId().equals(voter.personId()));
        return !filled.contains(one.place.key()) && (one.onBehalfOf != null || !approvedThemselves);
    }

    private boolean isOwnSubmission(Candidate one, Voter voter) {
        return submittedBy != null && (submittedBy.equals(voter.personId()) || submittedBy.equals(one.onBehalfOf));
    }
}
