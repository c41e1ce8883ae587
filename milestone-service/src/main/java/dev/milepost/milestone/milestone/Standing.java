package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.Evidence;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.milestone.gate.Rounds;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a milestone stands: its state, what was handed in, and how far that came through its gate. */
@Embeddable
class Standing {
    private static final int COMPLETE = 100;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private MilestoneStatus status = MilestoneStatus.PLANNED;

    private @Nullable LocalDate metOn;
    private @Nullable Instant submittedAt;
    private @Nullable UUID submittedBy;
    private @Nullable Instant decidedAt;

    @Convert(converter = JsonColumn.EvidenceLinks.class)
    @Column(columnDefinition = "longtext")
    private List<Evidence> evidence = List.of();

    @Convert(converter = JsonColumn.Gates.class)
    @Column(columnDefinition = "longtext")
    private @Nullable Gate gate;

    @Convert(converter = JsonColumn.GateRounds.class)
    @Column(columnDefinition = "longtext")
    private @Nullable GateRound gateRound;

    /** In per cent, as the criteria or people say; what is met is complete whatever this says. */
    private int progress;

    protected Standing() {}

    Standing(MilestoneState state, @Nullable UUID submittedBy, int progress) {
        this.status = state.status();
        this.metOn = state.metOn();
        this.submittedAt = state.submittedAt();
        this.submittedBy = submittedBy;
        this.decidedAt = state.decidedAt();
        this.evidence = state.evidence();
        this.gate = state.gate();
        this.gateRound = state.gateRound();
        this.progress = progress;
    }

    void progressTo(int percent) {
        progress = percent;
    }

    /** In per cent. */
    int progress() {
        return progressIn(status, progress);
    }

    static int progressIn(MilestoneStatus status, int recorded) {
        return status == MilestoneStatus.MET ? COMPLETE : recorded;
    }

    void agreeGate(@Nullable Gate agreed) {
        if (Objects.equals(gate, agreed)) {
            return;
        }
        gate = agreed;
        gateRound = gateRound == null || agreed == null ? null : Rounds.emptied(gateRound);
    }

    /** Takes a step, or says why not. */
    Outcome take(Step step, ContractStatus contract, LocalDate today, @Nullable UUID person, Instant now) {
        MilestoneAction action = step.action();
        if (!contract.takesSteps()) {
            return new Outcome.ContractNotActive(contract);
        }
        if (!action.isAllowedIn(status)) {
            return new Outcome.IllegalTransition(status, action, MilestoneAction.allowedIn(status));
        }
        String reason = step.reason();
        if (action.isReasonNeeded() && (reason == null || reason.isBlank())) {
            return new Outcome.ReasonMissing(action);
        }
        LocalDate claimed = switch (step) {
            case Step.Submit submit -> submit.metOn();
            case Step.Approve approve -> approve.metOn() == null ? metOn : approve.metOn();
            case Step.Plain plain -> null;
        };
        if (claimed != null && claimed.isAfter(today)) {
            return new Outcome.MetInFuture(claimed, today);
        }
        if (step instanceof Step.Submit submit
                && withRegistered(submit.evidence()).size() > Milestone.MOST_EVIDENCE) {
            return new Outcome.TooMuchEvidence(Milestone.MOST_EVIDENCE);
        }
        MilestoneStatus from = status;
        switch (step) {
            case Step.Submit submit -> {
                metOn = claimed;
                evidence = withRegistered(submit.evidence());
                submittedAt = now;
                submittedBy = person;
                gateRound = gate == null ? null : Rounds.next(gate, gateRound, today, now);
            }
            case Step.Approve approve -> {
                metOn = claimed;
                if (gate != null && approve.vote() != null) {
                    gateRound = Rounds.with(round(gate, today, now), approve.vote());
                    if (!Rounds.isPassed(gate, gateRound)) {
                        return new Outcome.Taken(from, action);
                    }
                }
                decidedAt = now;
            }
            case Step.Plain plain -> {
                metOn = null;
                if (action == MilestoneAction.REOPEN && gateRound != null) {
                    gateRound = Rounds.emptied(gateRound);
                }
                if (action == MilestoneAction.REJECT) {
                    decidedAt = now;
                }
            }
        }
        status = action.to();
        return new Outcome.Taken(from, action);
    }

    /** Takes over what another system reports, outside of the state machine. */
    void adopt(ReportedMilestone reported, Instant now) {
        MilestoneStatus was = status;
        status = reported.status();
        boolean hasDay = status == MilestoneStatus.MET || status == MilestoneStatus.SUBMITTED;
        metOn = hasDay ? reported.metOn() : null; // not where it was reopened here and its day was corrected there
        evidence = withRegistered(reported.evidence());
        if (gate != null && status == MilestoneStatus.SUBMITTED && was != status) {
            gateRound = Rounds.next(gate, gateRound, LocalDate.ofInstant(now, ZoneOffset.UTC), now);
        }
    }

    /** Evidence that was registered on its own stays when links come with a submission or a report; the others are replaced. */
    private List<Evidence> withRegistered(List<Evidence> given) {
        return Stream.concat(
                        evidence.stream().filter(one -> one.id() != null),
                        given.stream().filter(one -> one.id() == null))
                .toList();
    }

    void addEvidence(Evidence one) {
        evidence = Stream.concat(evidence.stream(), Stream.of(one)).toList();
    }

    void removeEvidence(UUID registered) {
        evidence = evidence.stream().filter(one -> !registered.equals(one.id())).toList();
    }

    /** The round of the last submission; one that begins now when it was reported as submitted by another system. */
    GateRound round(Gate agreed, LocalDate today, Instant now) {
        return gateRound == null ? Rounds.next(agreed, null, today, now) : gateRound;
    }

    MilestoneStatus status() {
        return status;
    }

    @Nullable
    LocalDate metOn() {
        return metOn;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    @Nullable
    UUID submittedBy() {
        return submittedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    @Nullable
    Gate gate() {
        return gate;
    }

    @Nullable
    GateRound gateRound() {
        return gateRound;
    }
}
