package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectiveActionState;
import dev.milepost.events.CorrectiveActionStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An action of a {@link CorrectivePlan}; changes under the plan's version. */
@Entity
class CorrectiveAction {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    private UUID planId;
    private UUID contractId;
    private String title;
    private @Nullable UUID ownerId;
    private LocalDate dueDate;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private CorrectiveActionStatus status = CorrectiveActionStatus.OPEN;

    private @Nullable LocalDate endedOn;

    @Column(columnDefinition = "text")
    private @Nullable String note;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected CorrectiveAction() {}

    CorrectiveAction(UUID id, CorrectivePlan plan, CorrectiveActionRequest request) {
        this.id = id;
        this.planId = plan.id();
        this.contractId = plan.contractId();
        this.title = request.title();
        this.ownerId = request.ownerId();
        this.dueDate = request.dueDate();
    }

    /** Becomes what the request says; it is OPEN. */
    void describe(CorrectiveActionRequest request) {
        title = request.title();
        ownerId = request.ownerId();
        dueDate = request.dueDate();
    }

    /** Ends it; it is OPEN. */
    void end(CorrectiveActionStatus how, LocalDate on, @Nullable String why) {
        status = how;
        endedOn = on;
        note = why;
    }

    CorrectiveActionRequest toRequest() {
        return new CorrectiveActionRequest(title, ownerId, dueDate);
    }

    CorrectiveActionState toState() {
        return new CorrectiveActionState(id, title, ownerId, dueDate, status, endedOn, note);
    }

    UUID id() {
        return id;
    }

    UUID planId() {
        return planId;
    }

    UUID contractId() {
        return contractId;
    }

    LocalDate dueDate() {
        return dueDate;
    }

    boolean isOpen() {
        return status == CorrectiveActionStatus.OPEN;
    }
}
