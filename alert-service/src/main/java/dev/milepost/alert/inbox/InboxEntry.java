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

/** A reminder as it lies in the inbox of its person; {@link PutInInbox} puts it there, under the reminder's id. */
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
