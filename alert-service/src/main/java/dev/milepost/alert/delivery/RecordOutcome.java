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
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the ledger what came of deliveries, together with the events that tell of it, many in one go. Only for whoever still holds
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
    private final FoldIntoOne foldIntoOne;
    private final DispatchConfig config;

    @Inject
    RecordOutcome(
            DataSource database,
            TenantScope tenants,
            TellAlerts alerts,
            PutInInbox inbox,
            FoldIntoOne foldIntoOne,
            DispatchConfig config) {
        this.database = database;
        this.tenants = tenants;
        this.alerts = alerts;
        this.inbox = inbox;
        this.foldIntoOne = foldIntoOne;
        this.config = config;
    }

    /**
     * Records deliveries of one tenant in one transaction.
     *
     * @return the reminders it was recorded of; missing are those whose claim was lost to somebody else
     */
    Set<UUID> record(List<Delivered> deliveries) {
        String tenant = deliveries.getFirst().due().tenant();
        return tenants.call(tenant, () -> QuarkusTransaction.requiringNew().call(() -> write(deliveries)));
    }

    /** Records that it is in its person's inbox while its mail waits. */
    void arrived(DueReminder due, UUID claimedBy, Instant now) {
        tenants.run(
                due.tenant(),
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    entry(due, claimedBy).ifPresent(entry -> inbox.put(due.tenant(), List.of(entry), now));
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

    private static Optional<PutInInbox.Entry> entry(DueReminder due, UUID claimedBy) {
        if (due.person() == null || due.inboxAt() != null) {
            return Optional.empty();
        }
        var hush = due.hush();
        boolean muted = hush != null && hush.kind() != Mute.Kind.SNOOZE;
        return Optional.of(
                new PutInInbox.Entry(due.id(), claimedBy, hush == null || muted ? null : hush.until(), !muted));
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

    private Set<UUID> write(List<Delivered> deliveries) throws SQLException {
        inbox.put(
                deliveries.getFirst().due().tenant(),
                deliveries.stream()
                        .filter(Delivered::arrives)
                        .flatMap(it -> entry(it.due(), it.claim().by()).stream())
                        .toList(),
                deliveries.getLast().at());
        Set<UUID> recorded = new HashSet<>();
        List<Delivered> told = new ArrayList<>();
        try (var connection = database.getConnection();
                var end = connection.prepareStatement(END);
                var putOff = connection.prepareStatement(PUT_OFF);
                var postpone = connection.prepareStatement(POSTPONE)) {
            Map<PreparedStatement, List<Delivered>> batches = new LinkedHashMap<>();
            for (Delivered delivered : deliveries) {
                PreparedStatement statement = switch (delivered.outcome()) {
                    case Outcome.Deferred put when !isLast(delivered) -> putOff(putOff, delivered);
                    case Outcome.Postponed postponed -> postpone(postpone, delivered, postponed.until());
                    default -> end(end, delivered);
                };
                statement.addBatch();
                batches.computeIfAbsent(statement, any -> new ArrayList<>()).add(delivered);
            }
            for (var batch : batches.entrySet()) {
                int[] changed = batch.getKey().executeBatch();
                for (int i = 0; i < changed.length; i++) {
                    if (changed[i] == 1) {
                        recorded.add(batch.getValue().get(i).due().id());
                        told.add(batch.getValue().get(i));
                    }
                }
            }
        }
        for (Delivered delivered : told) {
            UUID person = delivered.due().person();
            if (delivered.outcome() instanceof Outcome.Folded folded && person != null) {
                foldIntoOne.fold(delivered.due(), person, folded, delivered.at());
            }
        }
        tell(told);
        return recorded;
    }

    private boolean isLast(Delivered delivered) {
        return delivered.due().attempts() + 1 >= config.attempts();
    }

    private PreparedStatement end(PreparedStatement end, Delivered delivered) throws SQLException {
        DueReminder due = delivered.due();
        boolean isSent = delivered.outcome() instanceof Outcome.Accepted;
        boolean isSkipped =
                delivered.outcome() instanceof Outcome.Skipped || delivered.outcome() instanceof Outcome.Folded;
        end.setString(1, isSent ? "SENT" : isSkipped ? "SKIPPED" : "FAILED");
        end.setString(2, Reasons.fitting(reason(delivered)));
        end.setString(
                3,
                delivered.outcome() instanceof Outcome.Accepted accepted
                        ? accepted.address()
                        : isSkipped ? null : address(due));
        end.setObject(4, isSent ? utc(delivered.at()) : null);
        end.setInt(5, isSkipped ? 0 : 1);
        end.setObject(6, arrivedAt(delivered));
        claimed(end, 7, delivered);
        return end;
    }

    /** In words, why the ledger says what it says. */
    private String reason(Delivered delivered) {
        DueReminder due = delivered.due();
        return switch (delivered.outcome()) {
            case Outcome.Accepted accepted ->
                Usefulness.words(due, due.rung()) + (isLate(due, delivered.at()) ? ", sent late" : "");
            case Outcome.Refused refused -> refused.reason();
            case Outcome.Skipped skipped -> skipped.reason();
            case Outcome.Folded folded -> folded.reason();
            case Outcome.Postponed postponed -> postponed.reason();
            case Outcome.Deferred deferred ->
                isLast(delivered)
                        ? "given up after " + config.attempts() + " attempts: " + deferred.reason()
                        : "put off, attempt " + (due.attempts() + 1) + ": " + deferred.reason();
            case Outcome.Unreachable unreachable ->
                throw new IllegalArgumentException("nothing came of it: " + unreachable.reason());
        };
    }

    private PreparedStatement putOff(PreparedStatement putOff, Delivered delivered) throws SQLException {
        putOff.setString(1, Reasons.fitting(reason(delivered)));
        putOff.setObject(2, arrivedAt(delivered));
        putOff.setLong(3, pause(delivered.due().attempts()).toNanos() / 1000);
        claimed(putOff, 4, delivered);
        return putOff;
    }

    private PreparedStatement postpone(PreparedStatement postpone, Delivered delivered, Instant until)
            throws SQLException {
        postpone.setString(1, Reasons.fitting(reason(delivered)));
        postpone.setObject(2, utc(until));
        postpone.setObject(3, arrivedAt(delivered));
        claimed(postpone, 4, delivered);
        return postpone;
    }

    private static @Nullable LocalDateTime arrivedAt(Delivered delivered) {
        return delivered.arrives() ? utc(delivered.at()) : null;
    }

    private static void claimed(PreparedStatement statement, int first, Delivered delivered) throws SQLException {
        statement.setString(first, delivered.due().tenant());
        statement.setObject(first + 1, delivered.due().id());
        statement.setObject(first + 2, delivered.claim().by());
    }

    private Duration pause(int attemptsBefore) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(attemptsBefore, 20));
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }

    /** Tells of what was sent or failed. */
    private void tell(List<Delivered> recorded) {
        SortedMap<UUID, List<PendingEvent>> events = new TreeMap<>();
        for (Delivered delivered : recorded) {
            event(delivered)
                    .ifPresent(event -> events.computeIfAbsent(stream(delivered.due()), any -> new ArrayList<>())
                            .add(event));
        }
        if (!events.isEmpty()) {
            alerts.append(events);
        }
    }

    private static UUID stream(DueReminder due) {
        UUID milestone = due.about().milestoneId();
        return milestone == null ? due.about().contractId() : milestone;
    }

    private Optional<PendingEvent> event(Delivered delivered) {
        DueReminder due = delivered.due();
        return switch (delivered.outcome()) {
            case Outcome.Accepted sent ->
                Optional.of(event(
                        due.rung().escalation() ? EventType.REMINDER_ESCALATED : EventType.REMINDER_SENT,
                        due,
                        delivered.at(),
                        null));
            case Outcome.Refused refused -> Optional.of(event(EventType.REMINDER_FAILED, due, null, reason(delivered)));
            case Outcome.Deferred deferred
            when isLast(delivered) -> Optional.of(event(EventType.REMINDER_FAILED, due, null, reason(delivered)));
            default -> Optional.empty();
        };
    }

    private static PendingEvent event(
            EventType type, DueReminder due, @Nullable Instant sentAt, @Nullable String reason) {
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
        return new PendingEvent(type, due.id(), new ReminderEvent(state));
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
