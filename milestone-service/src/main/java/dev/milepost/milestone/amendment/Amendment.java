package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentChanges;
import dev.milepost.events.AmendmentState;
import dev.milepost.events.AmendmentStatus;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A change of a contract that its parties agree on. Changed only under the lock of its contract. */
@Entity
class Amendment {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID contractId;
    private int number;
    private String title;

    @Column(columnDefinition = "text")
    private String reason;

    private LocalDate effectiveOn;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private AmendmentStatus status = AmendmentStatus.PROPOSED;

    @Convert(converter = AmendmentColumns.OfChanges.class)
    @Column(columnDefinition = "longtext")
    private AmendmentChanges changes;

    /** What the fields that it changes said when it was proposed; JSON. */
    @Column(columnDefinition = "longtext")
    private String basis;

    @Convert(converter = JsonColumn.Gates.class)
    @Column(columnDefinition = "longtext")
    private @Nullable Gate gate;

    @Convert(converter = JsonColumn.GateRounds.class)
    @Column(columnDefinition = "longtext")
    private @Nullable GateRound gateRound;

    private @Nullable UUID proposedById;
    private String proposedBy;
    private Instant proposedAt;
    private @Nullable Instant decidedAt;

    @Column(columnDefinition = "text")
    private @Nullable String decisionReason;

    private @Nullable Instant appliedAt;
    private @Nullable Integer baseline;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Amendment() {}

    Amendment(
            UUID id,
            UUID contractId,
            int number,
            AmendmentRequest request,
            LocalDate effectiveOn,
            String basis,
            @Nullable GateRound round,
            Actor proposer,
            Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.number = number;
        this.title = request.title();
        this.reason = request.reason();
        this.effectiveOn = effectiveOn;
        this.changes = request.changes();
        this.basis = basis;
        this.gate = request.gate();
        this.gateRound = round;
        this.proposedById = proposer.personId();
        this.proposedBy = proposer.name();
        this.proposedAt = now;
    }

    /** Takes one approval more. */
    void approve(GateRound round) {
        gateRound = round;
    }

    /** Has all the approvals it needs. */
    void agree(Instant now) {
        status = AmendmentStatus.APPROVED;
        decidedAt = now;
    }

    void reject(@Nullable String why, Instant now) {
        end(AmendmentStatus.REJECTED, why, now);
    }

    void withdraw(String why, Instant now) {
        end(AmendmentStatus.WITHDRAWN, why, now);
    }

    private void end(AmendmentStatus ended, @Nullable String why, Instant now) {
        status = ended;
        decisionReason = why;
        decidedAt = now;
    }

    /** Is part of the contract, which has another baseline by it. */
    void apply(int setBaseline, Instant now) {
        status = AmendmentStatus.APPLIED;
        baseline = setBaseline;
        appliedAt = now;
    }

    /** Why the contract and its milestones change by it. */
    String because() {
        return "amendment " + number + ": " + reason;
    }

    AmendmentState toState() {
        return new AmendmentState(
                id,
                version,
                contractId,
                number,
                title,
                reason,
                effectiveOn,
                status,
                changes,
                gate,
                gateRound,
                proposedById,
                proposedBy,
                proposedAt,
                decidedAt,
                decisionReason,
                appliedAt,
                baseline);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    int number() {
        return number;
    }

    LocalDate effectiveOn() {
        return effectiveOn;
    }

    AmendmentStatus status() {
        return status;
    }

    AmendmentChanges changes() {
        return changes;
    }

    String basis() {
        return basis;
    }

    @Nullable
    Gate gate() {
        return gate;
    }

    @Nullable
    GateRound gateRound() {
        return gateRound;
    }

    @Nullable
    UUID proposedById() {
        return proposedById;
    }
}
