package dev.milepost.milestone.milestone;

import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.gate.Blockers;
import dev.milepost.milestone.gate.GateBook;
import dev.milepost.milestone.gate.GateVotes;
import dev.milepost.milestone.member.MemberList;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What gates have to do with a step: those before a milestone hold it back, and its own decides when it is met. All that is
 * needed to know whether there is one was read with the milestone; without any, a step costs no statement more.
 */
@ApplicationScoped
class StepGates {
    private final GateVotes votes;
    private final GateBook book;
    private final Blockers blockers;
    private final Membership membership;

    @Inject
    StepGates(GateVotes votes, GateBook book, Blockers blockers, Membership membership) {
        this.votes = votes;
        this.book = book;
        this.blockers = blockers;
        this.membership = membership;
    }

    /** The step as gates let it be taken, or their refusal. What the state refuses anyway is left to it. */
    Step before(Step step, StepStore.Locked locked, Actor actor, LocalDate today, Instant now) {
        Milestone milestone = locked.milestone();
        MilestoneAction action = step.action();
        boolean decides = action == MilestoneAction.APPROVE || action == MilestoneAction.REJECT;
        Gate gate = milestone.gate();
        if (decides && gate == null && !mayDecide(locked.members())) {
            throw ProblemType.FORBIDDEN.because("To " + (action == MilestoneAction.APPROVE ? "approve" : "reject")
                    + " a milestone without a gate needs the role approver.");
        }
        if (!locked.status().takesSteps() || !action.isAllowedIn(milestone.status())) {
            return step;
        }
        if (milestone.openGates() > 0 && (action == MilestoneAction.START || action == MilestoneAction.SUBMIT)) {
            throw blockers.refusal(milestone.id());
        }
        boolean selfAllowed = locked.contract().selfApprovalAllowed();
        if (gate == null) {
            if (action == MilestoneAction.APPROVE
                    && !selfAllowed
                    && GateVotes.isOwnSubmission(milestone, actor.personId())) {
                throw GateVotes.ownSubmission();
            }
            return step;
        }
        GateRound round = decides ? milestone.round(gate, today, now) : null;
        if (round != null && step instanceof Step.Approve approve) {
            return new Step.Approve(
                    approve.metOn(),
                    approve.reason(),
                    votes.approve(milestone, round, locked.members(), selfAllowed, actor, approve.reason(), now));
        }
        if (round != null && step.reason() != null && !step.reason().isBlank()) {
            votes.reject(milestone, round, locked.members(), actor, step.reason(), now);
        }
        return step;
    }

    /** Whether anything of gates can follow from a step of this milestone. */
    static boolean areConcerned(Milestone milestone) {
        return milestone.gate() != null || milestone.isGate();
    }

    private boolean mayDecide(MemberList members) {
        return membership.hasRole(members, Roles.APPROVER) || membership.hasRole(members, Roles.ADMIN);
    }

    /** Keeps what follows from the new state: whom it waits for, and what it blocks. */
    void after(Milestone milestone, MilestoneStatus from) {
        if (milestone.gate() != null) {
            book.await(milestone);
        }
        if (milestone.isGate() && Blockers.lets(from) != Blockers.lets(milestone.status())) {
            blockers.recount(milestone.id());
        }
    }

    /** What a step that was taken tells: an approval that others must follow is not the one of the state machine. */
    static EventType event(MilestoneAction action, Milestone milestone) {
        return action == MilestoneAction.APPROVE && milestone.status() == MilestoneStatus.SUBMITTED
                ? EventType.MILESTONE_PARTLY_APPROVED
                : action.event();
    }
}
