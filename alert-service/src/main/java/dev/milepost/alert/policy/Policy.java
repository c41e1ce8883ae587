package dev.milepost.alert.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A policy of the tenant. */
@Entity
@Table(name = "alert_policy")
@SuppressWarnings("NullAway.Init")
public class Policy {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Version
    long version = 1;

    String name;

    @Convert(converter = PolicyColumn.class)
    @Column(columnDefinition = "longtext")
    PolicyRequest content;

    @Column(updatable = false)
    Instant createdAt;

    Instant updatedAt;

    protected Policy() {}

    Policy(UUID id, PolicyRequest content, Instant now) {
        this.id = id;
        this.createdAt = now;
        become(content, now);
    }

    final void become(PolicyRequest wanted, Instant now) {
        name = wanted.name();
        content = wanted;
        updatedAt = now;
    }
}
