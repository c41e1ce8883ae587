package dev.milepost.milestone.dependency;

import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A milestone that depends on another one of its contract. Changed only under the lock of the contract. */
@Entity
@Table(name = "milestone_dependency")
public class Dependency {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID contractId;
    private UUID predecessorId;
    private UUID successorId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(2)")
    private DependencyType type;

    private int lag;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private LagUnit lagUnit;

    private Instant createdAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Dependency() {}

    Dependency(UUID id, UUID contract, DependencyRequest request, Instant now) {
        this.id = id;
        this.contractId = contract;
        this.predecessorId = request.predecessorId();
        this.successorId = request.successorId();
        this.type = request.type();
        this.lag = request.lag();
        this.lagUnit = request.lagUnit();
        this.createdAt = now;
    }

    public DependencyState toState() {
        return new DependencyState(id, version, contractId, predecessorId, successorId, type, lag, lagUnit);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID successorId() {
        return successorId;
    }

    Instant createdAt() {
        return createdAt;
    }
}
