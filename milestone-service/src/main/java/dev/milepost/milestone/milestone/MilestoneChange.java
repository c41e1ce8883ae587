package dev.milepost.milestone.milestone;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.milestone.person.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One change of a milestone's state or date: from, to, who, why. Never changed, only added to. */
@Entity
@Immutable
class MilestoneChange {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID milestoneId;

    private String action;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private @Nullable MilestoneStatus fromStatus;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private MilestoneStatus toStatus;

    private @Nullable LocalDate fromDueDate;
    private @Nullable LocalDate toDueDate;
    private @Nullable UUID personId;
    private String changedBy;

    @Column(columnDefinition = "text")
    private @Nullable String reason;

    private Instant changedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected MilestoneChange() {}

    MilestoneChange(
            UUID id,
            Milestone milestone,
            String action,
            @Nullable MilestoneStatus fromStatus,
            @Nullable LocalDate fromDueDate,
            Actor by,
            @Nullable String reason,
            Instant now) {
        this.id = id;
        this.milestoneId = milestone.id();
        this.action = action;
        this.fromStatus = fromStatus;
        this.toStatus = milestone.status();
        this.fromDueDate = fromDueDate;
        this.toDueDate = milestone.dueDate();
        this.personId = by.personId();
        this.changedBy = by.name();
        this.reason = reason;
        this.changedAt = now;
    }

    MilestoneChangeView toView() {
        return new MilestoneChangeView(
                id, action, fromStatus, toStatus, fromDueDate, toDueDate, personId, changedBy, reason, changedAt);
    }
}
