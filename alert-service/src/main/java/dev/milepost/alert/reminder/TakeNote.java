package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.preference.Preferences;
import dev.milepost.alert.webhook.delivery.TellAlerts;
import dev.milepost.events.EventType;
import dev.milepost.events.ReminderEvent;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges a reminder that was sent: nobody is told any more that nobody has taken note of it, or of those of the same
 * day before it. The first acknowledgement counts and stays.
 */
@ApplicationScoped
public class TakeNote {
    private final EntityManager entities;
    private final ReminderQueries queries;
    private final DescribeRecipient describe;
    private final Preferences preferences;
    private final Known known;
    private final Audience audience;
    private final Ledger ledger;
    private final TellAlerts alerts;
    private final BusinessClock clock;

    @Inject
    TakeNote(
            EntityManager entities,
            ReminderQueries queries,
            DescribeRecipient describe,
            Preferences preferences,
            Known known,
            Audience audience,
            Ledger ledger,
            TellAlerts alerts,
            BusinessClock clock) {
        this.entities = entities;
        this.queries = queries;
        this.describe = describe;
        this.preferences = preferences;
        this.known = known;
        this.audience = audience;
        this.ledger = ledger;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * What a page about a reminder shows.
     *
     * @param recipient who it went to, by name or address
     * @param reader who it went to, where that is a person: in their language and time zone
     * @param acknowledgedBy who has taken note of it; null until somebody does
     */
    public record Note(
            UUID id,
            String about,
            String rung,
            String recipient,
            @Nullable KnownPerson reader,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {}

    /** The reminder as a link's page shows it; NOT_FOUND when it is gone, or closed to who has the link. */
    @Transactional
    public Note read(UUID id) {
        return note(open(id));
    }

    /** The same for who only unsubscribes, which those may do to whom it is closed as well. */
    @Transactional
    public Note readToUnsubscribe(UUID id) {
        return note(find(id));
    }

    /** For the recipient of a link in its mail, who is who it was sent to. */
    @Transactional
    public Note acknowledgeByLink(UUID id) {
        Reminder reminder = open(id);
        return note(acknowledge(reminder, note(reminder).recipient(), "LINK"));
    }

    /** For whoever has it in their inbox. */
    @Transactional
    public void acknowledgeFromInbox(UUID id, String by) {
        acknowledge(find(id), by, "INBOX");
    }

    /** For the recipient of a link in its mail: nothing comes over its channel any more that is not mandatory. */
    @Transactional
    public Note unsubscribe(UUID id) {
        Reminder reminder = find(id);
        String address = Recipient.partyOf(reminder.recipient).isEmpty()
                ? null
                : describe.describe(reminder.recipient, reminder.address).address();
        preferences.mute(reminder.recipient, reminder.channel.name(), address);
        return note(reminder);
    }

    /** For a caller who may see it. */
    @Transactional
    ReminderView acknowledge(UUID id, String by) {
        Reminder reminder =
                queries.one(id).findFirst().map(ListedReminder::reminder).orElseThrow(() -> unknown(id));
        if (!describe.answersFor(reminder.recipient)) {
            throw ProblemType.FORBIDDEN.because("A counterparty's users take note of what went to their own people and"
                    + " contacts; this went to others, who are to take note of it themselves.");
        }
        acknowledge(reminder, by, "API");
        entities.flush();
        return queries.one(id).findFirst().map(describe::describe).orElseThrow(() -> unknown(id));
    }

    private Reminder acknowledge(Reminder asked, String by, String via) {
        List<Reminder> rows = ledger.lockOf(asked.subjectId);
        entities.refresh(asked); // as it is now that it is locked
        if (!asked.hasArrived()) {
            throw ProblemType.ILLEGAL_TRANSITION.because(
                    "The reminder is " + asked.state + "; only what was sent can be acknowledged.");
        }
        if (asked.acknowledge(by, via, clock.instant())) {
            rows.stream().filter(row -> row.escalates(asked, rows)).forEach(row -> row.cancel("acknowledged by " + by));
            UUID stream = asked.milestoneId == null ? asked.contractId : asked.milestoneId;
            alerts.append(
                    stream,
                    List.of(new PendingEvent(
                            EventType.REMINDER_ACKNOWLEDGED, asked.id, new ReminderEvent(asked.toState()))));
        }
        return asked;
    }

    private Note note(Reminder reminder) {
        ListedReminder row = queries.named(reminder);
        var recipient = describe.describe(reminder.recipient, reminder.address);
        String name = recipient.name() == null ? recipient.address() : recipient.name();
        return new Note(
                reminder.id,
                row.milestoneTitle() == null
                        ? row.contractReference()
                        : row.milestoneTitle() + " (" + row.contractReference() + ")",
                reminder.rung,
                name == null ? reminder.recipient : name,
                Recipient.personOf(reminder.recipient).flatMap(known::person).orElse(null),
                reminder.acknowledgedBy,
                reminder.acknowledgedAt);
    }

    /** A mail stays when the right to see the contract goes. */
    private Reminder open(UUID id) {
        Reminder reminder = find(id);
        KnownContract contract = known.contract(reminder.contractId).orElseThrow(() -> unknown(id));
        if (contract.isDeleted() || audience.objection(reminder.recipient, contract) != null) {
            throw unknown(id);
        }
        return reminder;
    }

    private Reminder find(UUID id) {
        Reminder reminder = entities.find(Reminder.class, id);
        if (reminder == null) {
            throw unknown(id);
        }
        return reminder;
    }

    private static RuntimeException unknown(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no reminder " + id + ".");
    }
}
