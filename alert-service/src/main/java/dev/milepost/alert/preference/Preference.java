package dev.milepost.alert.preference;

import dev.milepost.alert.ladder.QuietHours;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What one recipient wants of one channel. */
@Entity
@Table(name = "alert_preference")
@SuppressWarnings("NullAway.Init")
public class Preference {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Version
    long version = 1;

    @Column(updatable = false)
    String recipient;

    @Column(updatable = false)
    String channel;

    boolean muted;

    @Nullable
    String quietFrom;

    @Nullable
    String quietTo;

    Instant updatedAt;

    protected Preference() {}

    Preference(UUID id, String recipient, String channel, Instant now) {
        this.id = id;
        this.recipient = recipient;
        this.channel = channel;
        this.updatedAt = now;
    }

    void become(boolean isMuted, @Nullable QuietHours quiet, Instant now) {
        muted = isMuted;
        quietFrom = quiet == null ? null : quiet.from().toString();
        quietTo = quiet == null ? null : quiet.to().toString();
        updatedAt = now;
    }

    /** Hours in which they are not to be disturbed. */
    @Nullable
    QuietHours quiet() {
        return quietFrom == null || quietTo == null
                ? null
                : new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietTo));
    }
}
