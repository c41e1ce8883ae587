package dev.milepost.alert.delivery;

import dev.milepost.alert.inbox.PutInInbox;
import dev.milepost.alert.preference.Mute;
import dev.milepost.alert.webhook.delivery.TellAlerts;
import dev.milepost.events.EventType;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.ReminderState;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the ledger what came of a delivery, together with the event that tells of it. Only for whoever still holds
 * the claim. What was cancelled while it was on its way is recorded as sent all the same, because it was.
 */
@ApplicationScoped
class RecordOutcome {
    private static final String END = """
            UPDATE reminder SET state = ?, reason = ?, address = ?, sent_at = ?, attempts = attempts + ?,
              inbox_at = COALESCE(inbox_at, ?), claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state IN ('PLANNED', 'CANCELLED', 'SKIPPED')""";
    private static final String PUT_OFF = """
            UPDATE reminder SET reason = ?, attempts = attempts + 1, inbox_at = COALESCE(inbox_at, ?), claimed_by = NULL,
              not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    private static final String POSTPONE = """
            UPDATE reminder SET reason = ?, send_at = ?, inbox_at = COALESCE(inbox_at, ?), claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    private static final String ARRIVED = """
            UPDATE reminder SET inbox_at = COALESCE(inbox_at, ?)
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    // Assigned from left to right: each sees what stands before it.
    private static final String UNREADABLE = """
            UPDATE reminder SET state = IF(attempts + 1 >= ?, 'FAILED', state), reason = ?,
              not_before = IF(state = 'FAILED', NULL, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND),
              attempts = attempts + 1, claimed_by = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    private final DataSource database;
    private final TenantScope tenants;
    private final TellAlerts alerts;
    private final PutInInbox inbox;
    private final DispatchConfig config;

    @Inject
    RecordOutcome(
            DataSource database, TenantScope tenants, TellAlerts alerts, PutInInbox inbox, DispatchConfig config) {
        this.database = database;
        this.tenants = tenants;
        this.alerts = alerts;
        this.inbox = inbox;
        this.config = config;
    }

    /**
     * Records {@code outcome}; false when the claim was lost to somebody else.
     *
     * @param arrives whether it is in its person's inbox from now on, if it was not before
     */
    boolean record(DueReminder due, UUID claimedBy, Outcome outcome, boolean arrives, Instant now) {
        return tenants.call(
                due.tenant(),
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    if (arrives) {
                        putInInbox(due, claimedBy, now);
                    }
                    return write(due, claimedBy, outcome, arrives ? now : null, now);
                }));
    }

    /** Records that it is in its person's inbox while its mail waits. */
    void arrived(DueReminder due, UUID claimedBy, Instant now) {
        tenants.run(
                due.tenant(),
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    putInInbox(due, claimedBy, now);
                    try (var connection = database.getConnection();
                            var arrived = connection.prepareStatement(ARRIVED)) {
                        arrived.setObject(1, utc(now));
                        arrived.setString(2, due.tenant());
                        arrived.setObject(3, due.id());
                        arrived.setObject(4, claimedBy);
                        return arrived.executeUpdate();
                    }
                }));
    }

    private void putInInbox(DueReminder due, UUID claimedBy, Instant now) throws SQLException {
        UUID person = due.person();
        if (person == null || due.inboxAt() != null) {
            return;
        }
        var hush = due.hush();
        boolean muted = hush != null && hush.kind() != Mute.Kind.SNOOZE;
        Instant shownAt = hush == null || muted || hush.until() == null ? now : hush.until();
        inbox.put(due.tenant(), due.id(), claimedBy, person, now, shownAt, !muted);
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Counts an attempt for a row that cannot even be read; nothing is known of it that an event could tell. */
    void unreadable(Claims.Claim claim, String reason) throws SQLException {
        try (var connection = database.getConnection();
                var unreadable = connection.prepareStatement(UNREADABLE)) {
            unreadable.setInt(1, config.attempts());
            unreadable.setString(2, Reasons.fitting(reason));
            unreadable.setLong(3, config.longestPause().toNanos() / 1000);
            unreadable.setString(4, claim.tenant());
            unreadable.setObject(5, claim.id());
            unreadable.setObject(6, claim.by());
            unreadable.executeUpdate();
        }
    }

    private boolean write(DueReminder due, UUID claimedBy, Outcome outcome, @Nullable Instant inboxAt, Instant now)
            throws SQLException {
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                String reason = Usefulness.words(due, due.rung()) + (isLate(due, now) ? ", sent late" : "");
                yield end(due, claimedBy, "SENT", reason, accepted.address(), now, inboxAt)
                        && tell(
                                due.rung().escalation() ? EventType.REMINDER_ESCALATED : EventType.REMINDER_SENT,
                                due,
                                now,
                                null);
            }
            case Outcome.Refused refused -> fail(due, claimedBy, refused.reason(), inboxAt);
            case Outcome.Postponed postponed -> postpone(due, claimedBy, postponed, inboxAt);
            case Outcome.Skipped skipped -> end(due, claimedBy, "SKIPPED", skipped.reason(), null, null, inboxAt);
            case Outcome.Deferred deferred ->
                due.attempts() + 1 >= config.attempts()
                        ? fail(
                                due,
                                claimedBy,
                                "given up after " + config.attempts() + " attempts: " + deferred.reason(),
                                inboxAt)
                        : putOff(due, claimedBy, deferred.reason(), inboxAt);
            case Outcome.Unreachable unreachable ->
                throw new IllegalArgumentException("nothing came of it: " + unreachable.reason());
        };
    }

    private boolean fail(DueReminder due, UUID claimedBy, String reason, @Nullable Instant inboxAt)
            throws SQLException {
        return end(due, claimedBy, "FAILED", reason, address(due), null, inboxAt)
                && tell(EventType.REMINDER_FAILED, due, null, reason);
    }

    private boolean end(
            DueReminder due,
            UUID claimedBy,
            String state,
            String reason,
            @Nullable String address,
            @Nullable Instant sentAt,
            @Nullable Instant inboxAt)
            throws SQLException {
        try (var connection = database.getConnection();
                var end = connection.prepareStatement(END)) {
            end.setString(1, state);
            end.setString(2, Reasons.fitting(reason));
            end.setString(3, address);
            end.setObject(4, utc(sentAt));
            end.setInt(5, state.equals("SKIPPED") ? 0 : 1);
            end.setObject(6, utc(inboxAt));
            end.setString(7, due.tenant());
            end.setObject(8, due.id());
            end.setObject(9, claimedBy);
            return end.executeUpdate() == 1;
        }
    }

    private boolean putOff(DueReminder due, UUID claimedBy, String reason, @Nullable Instant inboxAt)
            throws SQLException {
        try (var connection = database.getConnection();
                var putOff = connection.prepareStatement(PUT_OFF)) {
            putOff.setString(1, Reasons.fitting("put off, attempt " + (due.attempts() + 1) + ": " + reason));
            putOff.setObject(2, utc(inboxAt));
            putOff.setLong(3, pause(due.attempts()).toNanos() / 1000);
            putOff.setString(4, due.tenant());
            putOff.setObject(5, due.id());
            putOff.setObject(6, claimedBy);
            return putOff.executeUpdate() == 1;
        }
    }

    private boolean postpone(DueReminder due, UUID claimedBy, Outcome.Postponed postponed, @Nullable Instant inboxAt)
            throws SQLException {
        try (var connection = database.getConnection();
                var postpone = connection.prepareStatement(POSTPONE)) {
            postpone.setString(1, Reasons.fitting(postponed.reason()));
            postpone.setObject(2, utc(postponed.until()));
            postpone.setObject(3, utc(inboxAt));
            postpone.setString(4, due.tenant());
            postpone.setObject(5, due.id());
            postpone.setObject(6, claimedBy);
            return postpone.executeUpdate() == 1;
        }
    }

    private Duration pause(int attemptsBefore) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(attemptsBefore, 20));
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }

    private boolean tell(EventType type, DueReminder due, @Nullable Instant sentAt, @Nullable String reason) {
        var state = new ReminderState(
                due.id(),
                due.about().contractId(),
                due.about().milestoneId(),
                due.rung().name(),
                due.dueDate(),
                address(due),
                due.channel().name(),
                due.messageId(),
                sentAt,
                reason,
                due.subject(),
                due.subjectId(),
                null,
                null);
        UUID milestone = due.about().milestoneId();
        alerts.append(
                milestone == null ? due.about().contractId() : milestone,
                List.of(new PendingEvent(type, due.id(), new ReminderEvent(state))));
        return true;
    }

    private static String address(DueReminder due) {
        var addressee = due.addressee();
        return addressee == null || addressee.email() == null ? due.recipient() : addressee.email();
    }

    private static boolean isLate(DueReminder due, Instant now) {
        return due.sendAt()
                .atZone(due.zone())
                .toLocalDate()
                .isBefore(now.atZone(due.zone()).toLocalDate());
    }
}
