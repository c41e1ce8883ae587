package dev.milepost.milestone.delegation;

import dev.milepost.events.DelegationState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A person lets another approve in their place, from one day to another of the person's own time zone. */
@Entity
public class Delegation {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID personId;
    private UUID delegatePersonId;
    private LocalDate fromDay;
    private LocalDate toDay;

    @Column(columnDefinition = "text")
    private String reason;

    private Instant createdAt;
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Delegation() {}

    Delegation(UUID id, UUID person, DelegationRequest request, Instant now) {
        this.id = id;
        this.personId = person;
        this.delegatePersonId = request.delegatePersonId();
        this.fromDay = request.from();
        this.toDay = request.to();
        this.reason = request.reason();
        this.createdAt = now;
    }

    /** Ends it before its time; false when it was ended already. */
    boolean end(Instant now) {
        if (endedAt != null) {
            return false;
        }
        endedAt = now;
        return true;
    }

    DelegationState toState() {
        return new DelegationState(id, version, personId, delegatePersonId, fromDay, toDay, reason, endedAt);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }
}
