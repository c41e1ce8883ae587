package dev.milepost.milestone.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A calendar of the tenant; what it says is in its versions. */
@Entity
class Calendar {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private String name;

    @SuppressWarnings("UnusedVariable") // makes each change one of the row, so that its version counts
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Calendar() {}

    Calendar(UUID id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.updatedAt = now;
    }

    /** Makes room for another version. */
    void follow(String name, Instant now) {
        this.name = name;
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String name() {
        return name;
    }
}
