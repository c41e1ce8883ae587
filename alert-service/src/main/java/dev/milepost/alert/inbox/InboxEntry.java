package dev.milepost.alert.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A reminder as it lies in the inbox of its person; {@link PutInInbox} puts it there, under the reminder's id. Or that a webhook
 * was switched off, by {@link TellOfWebhook}.
 */
@Entity
@Table(name = "inbox_entry")
@DynamicUpdate // what the dispatcher and the ledger write meanwhile stays
@SuppressWarnings("NullAway.Init")
class InboxEntry {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Column(updatable = false)
    UUID personId;

    @Column(updatable = false)
    @Nullable
    UUID contractId;

    @Column(updatable = false)
    @Nullable
    UUID milestoneId;

    @Column(updatable = false)
    String subject;

    @Column(updatable = false)
    UUID subjectId;

    @Column(updatable = false)
    String kind;

    @Column(updatable = false)
    LocalDate dueDate;

    @Column(updatable = false)
    String rung;

    @Column(updatable = false)
    Instant arrivedAt;

    /** What the webhook is called that it is about, where it is about one. */
    @Column(updatable = false)
    @Nullable
    String title;

    Instant shownAt;
    boolean unread;

    /** The mail that tells of it together with others. */
    @Column(insertable = false, updatable = false)
    @Nullable
    String folded;

    /** As of when a digest told of it as new. */
    @Nullable
    Instant toldAt;

    @Nullable
    Instant settledAt;

    @Nullable
    String settledReason;

    protected InboxEntry() {}

    /** That a webhook was switched off. */
    static InboxEntry ofWebhook(
            UUID id, UUID person, String kind, UUID webhook, String name, LocalDate day, Instant now) {
        var entry = new InboxEntry();
        entry.id = id;
        entry.personId = person;
        entry.subject = kind;
        entry.subjectId = webhook;
        entry.kind = kind;
        entry.title = name;
        entry.dueDate = day;
        entry.rung = "P0D";
        entry.arrivedAt = now;
        entry.shownAt = now;
        entry.unread = true;
        return entry;
    }

    /** Whether a reminder put it there; otherwise a webhook that was switched off. */
    boolean isOfReminder() {
        return contractId != null;
    }

    void become(boolean isUnread) {
        unread = isUnread && settledAt == null;
    }

    /** Puts it away until {@code moment}; then it is new again. */
    void snooze(Instant moment) {
        shownAt = moment;
        unread = settledAt == null;
    }

    /** Takes it out again before its time. */
    void wake(Instant now) {
        if (isSnoozed(now)) {
            shownAt = now;
        }
    }

    boolean isSnoozed(Instant now) {
        return shownAt.isAfter(now);
    }
}
