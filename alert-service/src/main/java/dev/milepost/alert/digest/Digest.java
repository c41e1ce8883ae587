package dev.milepost.alert.digest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A row of the ledger of digests: one for each person and period. {@link DigestClaims} records what becomes of it. */
@Entity
@Table(name = "digest")
@SuppressWarnings("NullAway.Init")
class Digest {
    /** What comes by the person's own wish. */
    static final String WISHED = "DIGEST";

    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Column(updatable = false)
    UUID personId;

    @Column(updatable = false)
    String kind;

    @Column(updatable = false)
    String period;

    @Column(updatable = false)
    String state;

    @Column(updatable = false)
    Instant dueAt;

    @Column(updatable = false)
    Instant since;

    @Column(updatable = false)
    String reason;

    @Column(insertable = false, updatable = false)
    int items;

    @Column(insertable = false, updatable = false)
    @Nullable
    String address;

    @Column(insertable = false, updatable = false)
    @Nullable
    Instant sentAt;

    protected Digest() {}
}
