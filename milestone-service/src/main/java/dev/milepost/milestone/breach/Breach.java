package dev.milepost.milestone.breach;

import dev.milepost.events.BreachState;
import dev.milepost.events.BreachStatus;
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

/** A breach that was given notice of. Ends once; what was recorded never changes. */
@Entity
class Breach {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID contractId;
    private @Nullable UUID milestoneId;
    private @Nullable UUID partyId;

    @Column(columnDefinition = "text")
    private String description;

    private @Nullable String clause;
    private LocalDate noticedOn;
    private @Nullable LocalDate cureBy;

    @Convert(converter = CureTrace.Column.class)
    @Column(columnDefinition = "longtext")
    private @Nullable CureTrace cureTrace;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private BreachStatus status = BreachStatus.OPEN;

    private @Nullable LocalDate endedOn;

    @Column(columnDefinition = "text")
    private @Nullable String note;

    private Instant recordedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Breach() {}

    Breach(UUID id, UUID contractId, BreachRequest request, @Nullable UUID partyId, LocalDate noticedOn, Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.milestoneId = request.milestoneId();
        this.partyId = partyId;
        this.description = request.description();
        this.clause = request.clause();
        this.noticedOn = noticedOn;
        this.recordedAt = now;
    }

    /** Gives it a last day to be cured, and says how that came about where it was computed. */
    void mayBeCuredBy(LocalDate day, @Nullable CureTrace trace) {
        cureBy = day;
        cureTrace = trace;
    }

    /** Ends it; it is OPEN. */
    void end(BreachStatus how, LocalDate on, String why) {
        status = how;
        endedOn = on;
        note = why;
    }

    BreachState toState() {
        return new BreachState(
                id,
                version,
                contractId,
                milestoneId,
                partyId,
                description,
                clause,
                noticedOn,
                cureBy,
                status,
                endedOn,
                note,
                recordedAt);
    }

    @Nullable
    CureTrace cureTrace() {
        return cureTrace;
    }

    UUID id() {
        return id;
    }

    UUID contractId() {
        return contractId;
    }

    long version() {
        return version;
    }

    BreachStatus status() {
        return status;
    }

    LocalDate noticedOn() {
        return noticedOn;
    }
}
