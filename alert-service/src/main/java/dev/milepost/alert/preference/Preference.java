package dev.milepost.alert.preference;

import dev.milepost.alert.ladder.QuietHours;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;
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

    /** Which address of a party is muted; null for whichever it has. */
    @Nullable
    String address;

    boolean reports = true;

    @Nullable
    String quietFrom;

    @Nullable
    String quietTo;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(10)")
    Delivery delivery = Delivery.AT_ONCE;

    String deliveries = "";

    @Nullable
    String digest;

    @Nullable
    String digestDay;

    @Nullable
    String digestAt;

    Instant updatedAt;

    protected Preference() {}

    Preference(UUID id, String recipient, String channel, Instant now) {
        this.id = id;
        this.recipient = recipient;
        this.channel = channel;
        this.updatedAt = now;
    }

    void mute(@Nullable String address, Instant now) {
        // A second address of a party: no unsubscription is to bring mails back to whom another keeps them from.
        this.address = !muted || Objects.equals(this.address, address) ? address : null;
        muted = true;
        updatedAt = now;
    }

    void leaveReports(Instant now) {
        reports = false;
        updatedAt = now;
    }

    void become(PreferenceRequest wanted, Instant now) {
        QuietHours quiet = wanted.quietHours();
        DigestWish digests = wanted.digest();
        muted = wanted.muted();
        reports = !Boolean.FALSE.equals(wanted.reports());
        delivery = wanted.delivery() == null ? Delivery.AT_ONCE : wanted.delivery();
        deliveries = KindDelivery.write(wanted.deliveries());
        digest = digests == null ? null : digests.frequency().name();
        digestDay =
                digests == null || digests.day() == null ? null : digests.day().name();
        digestAt = digests == null ? null : digests.at().toString();
        quietFrom = quiet == null ? null : quiet.from().toString();
        quietTo = quiet == null ? null : quiet.to().toString();
        updatedAt = now;
    }

    /** Whether nothing is to come that is not mandatory. */
    public boolean isMuted() {
        return muted;
    }

    /** Whether saved reports are to come. */
    public boolean wantsReports() {
        return reports && !muted;
    }

    /** When digests are to come; null for none. */
    public @Nullable DigestWish digest() {
        return digest == null || digestAt == null
                ? null
                : new DigestWish(
                        DigestWish.Frequency.valueOf(digest),
                        digestDay == null ? null : DayOfWeek.valueOf(digestDay),
                        LocalTime.parse(digestAt));
    }

    /** Hours in which they are not to be disturbed. */
    @Nullable
    QuietHours quiet() {
        return quietFrom == null || quietTo == null
                ? null
                : new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietTo));
    }
}
