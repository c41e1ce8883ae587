package dev.milepost.alert.delivery;

import dev.milepost.alert.webhook.delivery.TellAlerts;
import dev.milepost.events.EventType;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.ReminderState;
import dev.milepost.kit.outbox.PendingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells, by events, of what was sent or failed. */
@ApplicationScoped
class TellOutcome {
    private final TellAlerts alerts;
    private final DispatchConfig config;

    @Inject
    TellOutcome(TellAlerts alerts, DispatchConfig config) {
        this.alerts = alerts;
        this.config = config;
    }

    /** To be called in the transaction that records it. */
    void tell(List<Delivered> recorded) {
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
        return switch (delivered.outcome()) {
            case Outcome.Accepted sent ->
                Optional.of(event(
                        delivered.due().rung().escalation() ? EventType.REMINDER_ESCALATED : EventType.REMINDER_SENT,
                        delivered,
                        delivered.at(),
                        null));
            case Outcome.Refused refused -> Optional.of(failed(delivered));
            case Outcome.Deferred deferred when delivered.isLast(config) -> Optional.of(failed(delivered));
            default -> Optional.empty();
        };
    }

    private PendingEvent failed(Delivered delivered) {
        return event(EventType.REMINDER_FAILED, delivered, null, delivered.reason(config));
    }

    private static PendingEvent event(
            EventType type, Delivered delivered, @Nullable Instant sentAt, @Nullable String reason) {
        DueReminder due = delivered.due();
        var state = new ReminderState(
                due.id(),
                due.about().contractId(),
                due.about().milestoneId(),
                due.rung().name(),
                due.dueDate(),
                delivered.address(),
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
}
