package dev.milepost.milestone.checklist;

import dev.milepost.milestone.person.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A value measured for a criterion. Never changed: a wrong one is followed by the right one. */
@Entity
@Immutable
class Measurement {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID milestoneId;

    private UUID criterionId;

    @Column(precision = 19, scale = 6)
    private BigDecimal measuredValue;

    private Instant measuredAt;

    @Column(columnDefinition = "text")
    private @Nullable String note;

    private @Nullable UUID personId;
    private String recordedBy;
    private Instant recordedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Measurement() {}

    Measurement(UUID id, UUID milestoneId, MeasurementRequest request, Instant measuredAt, Actor actor, Instant now) {
        this.id = id;
        this.milestoneId = milestoneId;
        this.criterionId = request.criterionId();
        this.measuredValue = request.value();
        this.measuredAt = measuredAt;
        this.note = request.note();
        this.personId = actor.personId();
        this.recordedBy = actor.name();
        this.recordedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID criterionId() {
        return criterionId;
    }

    BigDecimal value() {
        BigDecimal plain = measuredValue.stripTrailingZeros();
        return plain.scale() >= 0 ? plain : plain.setScale(0);
    }

    Instant measuredAt() {
        return measuredAt;
    }

    @Nullable
    String note() {
        return note;
    }

    @Nullable
    UUID personId() {
        return personId;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
