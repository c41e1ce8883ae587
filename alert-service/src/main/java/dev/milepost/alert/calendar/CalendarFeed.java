package dev.milepost.alert.calendar;

import dev.milepost.events.MilestoneType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A calendar of one person: what it shows, and the secret in its address. */
@Entity
@Table(name = "calendar_feed")
@SuppressWarnings("NullAway.Init")
class CalendarFeed {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Version
    long version = 1;

    @Column(updatable = false)
    UUID personId;

    String name;

    @Nullable
    UUID contractId;

    boolean ownOnly;
    String types;

    @Column(columnDefinition = "binary(32)")
    byte[] secretHash;

    @Column(updatable = false)
    Instant createdAt;

    @Nullable
    Instant revokedAt;

    protected CalendarFeed() {}

    CalendarFeed(UUID id, UUID personId, CalendarRequest request, Secret secret, Instant now) {
        this.id = id;
        this.personId = personId;
        this.name = request.name();
        this.contractId = request.contractId();
        this.ownOnly = request.isOwnOnly();
        this.types = request.types().stream().map(MilestoneType::name).sorted().collect(Collectors.joining(","));
        this.secretHash = secret.hash();
        this.createdAt = now;
    }

    /** The types it is limited to; all of them when none was named. */
    Set<MilestoneType> types() {
        return types.isEmpty()
                ? EnumSet.allOf(MilestoneType.class)
                : Arrays.stream(types.split(",")).map(MilestoneType::valueOf).collect(Collectors.toSet());
    }

    /** The address of before stops to work. */
    void renew(Secret secret) {
        secretHash = secret.hash();
    }

    void revoke(Instant now) {
        revokedAt = now;
    }
}
