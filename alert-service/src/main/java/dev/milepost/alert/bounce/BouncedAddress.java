package dev.milepost.alert.bounce;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An address that mails came back from. */
@Entity
@Table(name = "mail_bounce")
@SuppressWarnings("NullAway.Init")
class BouncedAddress {
    private static final int LONGEST_REASON = 500;

    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Version
    long version = 1;

    @Column(updatable = false)
    String address;

    int bounces;
    String lastStatus;
    String lastReason;
    Instant lastAt;

    @Nullable
    Instant pausedAt;

    protected BouncedAddress() {}

    BouncedAddress(UUID id, String address) {
        this.id = id;
        this.address = address;
    }

    /** One more; the {@code most}-th pauses the address. */
    void count(String status, String reason, int most, Instant now) {
        bounces++;
        lastStatus = status;
        lastReason = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        lastAt = now;
        if (bounces >= most && pausedAt == null) {
            pausedAt = now;
        }
    }
}
