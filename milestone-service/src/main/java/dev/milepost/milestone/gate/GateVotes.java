package dev.milepost.milestone.gate;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateRound;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.member.MemberList;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.person.Actor;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the decisions of a gate's approvers. The contract is locked, so that one comes after the other. */
@ApplicationScoped
public class GateVotes {
    private final CurrentVoter voter;
    private final GateBook book;

    @Inject
    GateVotes(CurrentVoter voter, GateBook book) {
        this.voter = voter;
        this.book = book;
    }

    /** The caller, as gates see them. */
    public Voter caller() {
        return voter.anywhere();
    }

    /** Whether an approval of theirs would be taken now. */
    public static boolean mayApprove(
            Voter voter, Gate gate, GateRound round, @Nullable UUID submittedBy, boolean selfApprovalAllowed) {
        return new Ballot(gate, round, submittedBy, selfApprovalAllowed).approving(voter) instanceof Seat.Taken;
    }

    /** The approval that the caller gives, written down; refused with 403 or 409 when they may not. */
    public GateApproval approve(
            Milestone milestone,
            GateRound round,
            MemberList members,
            boolean selfApprovalAllowed,
            Actor actor,
            @Nullable String comment,
            Instant now) {
        Gate gate = Objects.requireNonNull(milestone.gate());
        GateApproval vote =
                vote(gate, round, members, milestone.submittedBy(), selfApprovalAllowed, actor, comment, now);
        book.record(milestone.id(), round.round(), vote, GateBook.Decision.APPROVED);
        return vote;
    }

    /** The approval that the caller gives at a gate of whatever; refused with 403 or 409 when they may not. */
    public GateApproval vote(
            Gate gate,
            GateRound round,
            MemberList members,
            @Nullable UUID submittedBy,
            boolean selfApprovalAllowed,
            Actor actor,
            @Nullable String comment,
            Instant now) {
        Voter who = voter.at(gate, members);
        Seat.Taken seat = taken(new Ballot(gate, round, submittedBy, selfApprovalAllowed).approving(who), gate);
        return new GateApproval(seat.place().key(), who.personId(), actor.name(), seat.onBehalfOf(), now, comment);
    }

    /** Refuses with 403 when the caller has no place at a gate. */
    public void refuseUnlessNamed(Gate gate, GateRound round, MemberList members) {
        taken(new Ballot(gate, round, null, true).rejecting(voter.at(gate, members)), gate);
    }

    /** Writes down that the caller sends the work back; refused with 403 when the gate does not name them. */
    public void reject(
            Milestone milestone,
            GateRound round,
            MemberList members,
            Actor actor,
            @Nullable String reason,
            Instant now) {
        Gate gate = Objects.requireNonNull(milestone.gate());
        Voter who = voter.at(gate, members);
        Seat.Taken seat = taken(new Ballot(gate, round, milestone.submittedBy(), true).rejecting(who), gate);
        GateApproval decided =
                new GateApproval(seat.place().key(), who.personId(), actor.name(), seat.onBehalfOf(), now, reason);
        book.record(milestone.id(), round.round(), decided, GateBook.Decision.REJECTED);
    }

    /** What nobody may do whose work it is. */
    public static HttpProblem ownSubmission() {
        return ProblemType.FORBIDDEN.because(
                "You submitted this; somebody else approves it, unless the contract says selfApprovalAllowed.");
    }

    /** Whether somebody would approve what they submitted. */
    public static boolean isOwnSubmission(Milestone milestone, @Nullable UUID person) {
        return person != null && person.equals(milestone.submittedBy());
    }

    private static Seat.Taken taken(Seat seat, Gate gate) {
        return switch (seat) {
            case Seat.Taken taken -> taken;
            case Seat.NotNamed none ->
                throw ProblemType.FORBIDDEN
                        .builder("The gate does not name you; it names " + names(gate.approvers()) + ".")
                        .with("approvers", gate.approvers())
                        .build();
            case Seat.AlreadyApproved done ->
                throw ProblemType.CONFLICT.because(
                        "You have approved this submission, or your place at its gate is filled.");
            case Seat.OwnSubmission own -> throw ownSubmission();
            case Seat.NotTheirTurn(var first) ->
                throw ProblemType.CONFLICT
                        .builder("It is not your turn; the gate waits for " + names(first) + ".")
                        .with("waitsFor", first)
                        .build();
        };
    }

    private static String names(List<GateApprover> approvers) {
        return approvers.stream()
                .map(one -> one.label() == null ? one.key() : "'" + one.label() + "' (" + one.key() + ")")
                .collect(Collectors.joining(", "));
    }
}
