package dev.milepost.milestone.extension;

import dev.milepost.events.ExtensionMeans;
import dev.milepost.events.ExtensionState;
import dev.milepost.events.ExtensionStatus;
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
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A request for a later date of a milestone. Decided once. */
@Entity
@Table(name = "extension_request")
class Extension {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID contractId;
    private UUID milestoneId;
    private @Nullable LocalDate dueDate;
    private LocalDate wantedDate;

    @Column(columnDefinition = "text")
    private String reason;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private ExtensionMeans means;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private ExtensionStatus status = ExtensionStatus.REQUESTED;

    @Convert(converter = JsonColumn.Gates.class)
    @Column(columnDefinition = "longtext")
    private Gate gate;

    @Convert(converter = JsonColumn.GateRounds.class)
    @Column(columnDefinition = "longtext")
    private GateRound gateRound;

    private @Nullable UUID requestedById;
    private String requestedBy;
    private Instant requestedAt;
    private @Nullable Instant decidedAt;

    @Column(columnDefinition = "text")
    private @Nullable String decisionReason;

    private @Nullable UUID amendmentId;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Extension() {}

    Extension(
            UUID id,
            UUID contractId,
            UUID milestoneId,
            @Nullable LocalDate dueDate,
            ExtensionRequest request,
            Gate gate,
            GateRound round,
            Actor requester,
            Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.milestoneId = milestoneId;
        this.dueDate = dueDate;
        this.wantedDate = request.wantedDate();
        this.reason = request.reason();
        this.means = Objects.requireNonNull(request.means()); // absent is RESCHEDULE
        this.gate = gate;
        this.gateRound = round;
        this.requestedById = requester.personId();
        this.requestedBy = requester.name();
        this.requestedAt = now;
    }

    /** Takes one approval more. */
    void approve(GateRound round) {
        gateRound = round;
    }

    /** Is granted; as {@code amendment} where it became one. */
    void grant(@Nullable UUID amendment, @Nullable String comment, Instant now) {
        amendmentId = amendment;
        end(ExtensionStatus.GRANTED, comment, now);
    }

    /** Ends without the date that was asked for. */
    void end(ExtensionStatus how, @Nullable String why, Instant now) {
        status = how;
        decisionReason = why;
        decidedAt = now;
    }

    boolean isBy(Actor actor) {
        return requestedById == null
                ? actor.personId() == null && requestedBy.equals(actor.name())
                : requestedById.equals(actor.personId());
    }

    ExtensionState toState() {
        return new ExtensionState(
                id,
                version,
                contractId,
                milestoneId,
                dueDate,
                wantedDate,
                reason,
                means,
                status,
                gate,
                gateRound,
                requestedById,
                requestedBy,
                requestedAt,
                decidedAt,
                decisionReason,
                amendmentId);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID contractId() {
        return contractId;
    }
}
