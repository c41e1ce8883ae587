package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectiveOutcome;
import dev.milepost.events.CorrectivePlanState;
import dev.milepost.events.CorrectivePlanStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What is done about a milestone that was missed or is late. */
@Entity
class CorrectivePlan {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID contractId;
    private UUID milestoneId;

    @Column(columnDefinition = "text")
    private @Nullable String cause;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private CorrectivePlanStatus status = CorrectivePlanStatus.OPEN;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private @Nullable CorrectiveOutcome outcome;

    @Column(columnDefinition = "text")
    private @Nullable String note;

    private Instant openedAt;

    @SuppressWarnings("UnusedVariable") // a write of it counts a change of the actions
    private Instant updatedAt;

    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected CorrectivePlan() {}

    CorrectivePlan(UUID id, UUID contractId, UUID milestoneId, @Nullable String cause, Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.milestoneId = milestoneId;
        this.cause = cause;
        this.openedAt = now;
        this.updatedAt = now;
    }

    /** Counts a change of its actions as one of its own. */
    void actionsChanged(Instant now) {
        updatedAt = now;
    }

    /** Ends it with what came of it; all of its actions have ended. */
    void close(CorrectiveOutcome result, @Nullable String why, Instant now) {
        outcome = result;
        end(CorrectivePlanStatus.CLOSED, why, now);
    }

    /** Gives it up. */
    void cancel(String why, Instant now) {
        end(CorrectivePlanStatus.CANCELLED, why, now);
    }

    private void end(CorrectivePlanStatus how, @Nullable String why, Instant now) {
        status = how;
        note = why;
        endedAt = now;
        updatedAt = now;
    }

    CorrectivePlanState toState(List<CorrectiveAction> actions) {
        return new CorrectivePlanState(
                id,
                version,
                contractId,
                milestoneId,
                cause,
                status,
                outcome,
                note,
                actions.stream().map(CorrectiveAction::toState).toList(),
                openedAt,
                endedAt);
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

    UUID milestoneId() {
        return milestoneId;
    }

    CorrectivePlanStatus status() {
        return status;
    }
}
