package dev.milepost.alert.delivery;

import dev.milepost.alert.reminder.Channel;
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
              claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state IN ('PLANNED', 'CANCELLED', 'SKIPPED')""";
    private static final String PUT_OFF = """
            UPDATE reminder SET reason = ?, attempts = attempts + 1, claimed_by = NULL,
              not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    private static final String POSTPONE = """
            UPDATE reminder SET reason = ?, send_at = ?, claimed_by = NULL, not_before = NULL
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
    private final DispatchConfig config;

    @Inject
    RecordOutcome(DataSource database, TenantScope tenants, TellAlerts alerts, DispatchConfig config) {
        this.database = database;
        this.tenants = tenants;
        this.alerts = alerts;
        this.config = config;
    }

    /** Records {@code outcome}; false when the claim was lost to somebody else. */
    boolean record(DueReminder due, UUID claimedBy, Outcome outcome, Instant now) {
        return tenants.call(
                due.tenant(), () -> QuarkusTransaction.requiringNew().call(() -> write(due, claimedBy, outcome, now)));
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

    private boolean write(DueReminder due, UUID claimedBy, Outcome outcome, Instant now) throws SQLException {
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                String reason = Usefulness.words(due, due.rung()) + (isLate(due, now) ? ", sent late" : "");
                yield end(due, claimedBy, "SENT", reason, accepted.address(), now)
                        && tell(
                                due.rung().escalation() ? EventType.REMINDER_ESCALATED : EventType.REMINDER_SENT,
                                due,
                                now,
                                null);
            }
            case Outcome.Refused refused -> fail(due, claimedBy, refused.reason());
            case Outcome.Postponed postponed -> postpone(due, claimedBy, postponed);
            case Outcome.Skipped skipped -> end(due, claimedBy, "SKIPPED", skipped.reason(), null, null);
            case Outcome.Deferred deferred ->
                due.attempts() + 1 >= config.attempts()
                        ? fail(
                                due,
                                claimedBy,
                                "given up after " + config.attempts() + " attempts: " + deferred.reason())
                        : putOff(due, claimedBy, deferred.reason());
            case Outcome.Unreachable unreachable ->
                throw new IllegalArgumentException("nothing came of it: " + unreachable.reason());
        };
    }

    private boolean fail(DueReminder due, UUID claimedBy, String reason) throws SQLException {
        return end(due, claimedBy, "FAILED", reason, address(due), null)
                && tell(EventType.REMINDER_FAILED, due, null, reason);
    }

    private boolean end(
            DueReminder due,
            UUID claimedBy,
            String state,
            String reason,
            @Nullable String address,
            @Nullable Instant sentAt)
            throws SQLException {
        try (var connection = database.getConnection();
                var end = connection.prepareStatement(END)) {
            end.setString(1, state);
            end.setString(2, Reasons.fitting(reason));
            end.setString(3, address);
            end.setObject(4, sentAt == null ? null : LocalDateTime.ofInstant(sentAt, ZoneOffset.UTC));
            end.setInt(5, state.equals("SKIPPED") ? 0 : 1);
            end.setString(6, due.tenant());
            end.setObject(7, due.id());
            end.setObject(8, claimedBy);
            return end.executeUpdate() == 1;
        }
    }

    private boolean putOff(DueReminder due, UUID claimedBy, String reason) throws SQLException {
        try (var connection = database.getConnection();
                var putOff = connection.prepareStatement(PUT_OFF)) {
            putOff.setString(1, Reasons.fitting("put off, attempt " + (due.attempts() + 1) + ": " + reason));
            putOff.setLong(2, pause(due.attempts()).toNanos() / 1000);
            putOff.setString(3, due.tenant());
            putOff.setObject(4, due.id());
            putOff.setObject(5, claimedBy);
            return putOff.executeUpdate() == 1;
        }
    }

    private boolean postpone(DueReminder due, UUID claimedBy, Outcome.Postponed postponed) throws SQLException {
        try (var connection = database.getConnection();
                var postpone = connection.prepareStatement(POSTPONE)) {
            postpone.setString(1, Reasons.fitting(postponed.reason()));
            postpone.setObject(2, LocalDateTime.ofInstant(postponed.until(), ZoneOffset.UTC));
            postpone.setString(3, due.tenant());
            postpone.setObject(4, due.id());
            postpone.setObject(5, claimedBy);
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
                Channel.EMAIL.name(),
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
