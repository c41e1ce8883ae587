package dev.milepost.alert.chat;

import dev.milepost.alert.ladder.Rung;
import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.policy.RungWords;
import dev.milepost.alert.policy.Subject;
import dev.milepost.events.AmendmentEvent;
import dev.milepost.events.BreachEvent;
import dev.milepost.events.Change;
import dev.milepost.events.CommentEvent;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.CorrectivePlanEvent;
import dev.milepost.events.Event;
import dev.milepost.events.EventData;
import dev.milepost.events.EventType;
import dev.milepost.events.ExtensionEvent;
import dev.milepost.events.MilestoneDueEvent;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.Money;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.ReminderState;
import dev.milepost.events.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Says in English what an event means to people who read a chat. */
@ApplicationScoped
public class EventCard {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM uuuu", Locale.ENGLISH);

    /** What a type's name runs together. */
    private static final Map<String, String> WORDS = Map.of(
            "partlyapproved", "partly approved",
            "noticegiven", "notice given",
            "partpaid", "paid in part",
            "correctiveplan", "corrective plan",
            "ping", "test");

    private final String publicUrl;

    @Inject
    public EventCard(@ConfigProperty(name = "milepost.mail.public-url") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /**
     * The card of an event.
     *
     * @param contract {@code C-17, Bridge}; null for what is no contract's
     * @param milestone the title of the milestone that a reminder is about; null where it is about none
     */
    public Card of(Event event, @Nullable String contract, @Nullable String milestone) {
        List<Card.Fact> facts = new ArrayList<>();
        if (contract != null) {
            facts.add(new Card.Fact("Contract", contract));
        }
        String what = headline(event.type());
        EventData data = event.data();
        Card card = switch (data) {
            case MilestoneEvent it -> {
                add(facts, "Due", day(it.milestone().dueDate()));
                add(facts, "Status", words(it.milestone().status()));
                yield new Card(
                        what + ": " + it.milestone().title(),
                        facts,
                        milestone(it.milestone().id()));
            }
            case MilestoneDueEvent it -> {
                add(facts, "Due", day(it.milestone().dueDate()));
                add(facts, "Status", words(it.milestone().status()));
                yield new Card(
                        due(it.milestone().daysLeft()) + ": " + it.milestone().title(),
                        facts,
                        milestone(it.milestone().id()));
            }
            case ContractEvent it -> {
                add(facts, "Status", words(it.contract().status()));
                yield new Card(
                        what + ": " + it.contract().title(),
                        facts,
                        contract(it.contract().id()));
            }
            case PaymentEvent it -> {
                add(facts, "Outstanding", money(it.payment().outstanding()));
                add(facts, "Pay by", day(it.payment().dueOn()));
                yield new Card(
                        what + ": " + money(it.payment().amount()),
                        facts,
                        contract(it.payment().contractId()));
            }
            case AmendmentEvent it ->
                new Card(
                        what + ": " + it.amendment().title(),
                        facts,
                        contract(it.amendment().contractId()));
            case ExtensionEvent it -> {
                add(facts, "From", day(it.extension().dueDate()));
                add(facts, "To", day(it.extension().wantedDate()));
                yield new Card(what, facts, milestone(it.extension().milestoneId()));
            }
            case BreachEvent it -> {
                add(facts, "What", it.breach().description());
                yield new Card(what, facts, contract(it.breach().contractId()));
            }
            case CorrectivePlanEvent it ->
                new Card(what, facts, milestone(it.plan().milestoneId()));
            case CommentEvent it -> new Card(what, facts, milestone(it.comment().milestoneId()));
            case ReminderEvent it -> {
                var reminder = it.reminder();
                String subject = reminder.subject() == null ? Subject.DUE_DATE.name() : reminder.subject();
                add(facts, label(RungWords.what(subject)), day(reminder.dueDate()));
                add(facts, "When", RungWords.of(subject, Rung.parse(reminder.rung())));
                if (!reminder.channel().equals(Channel.WEBHOOK.name())) { // then it is this chat, mostly
                    add(facts, "To", reminder.recipient());
                }
                add(facts, "Reason", reminder.reason());
                String head = event.knownType() == EventType.REMINDER_SENT ? "Reminder" : what;
                yield new Card(milestone == null ? head : head + ": " + milestone, facts, ofReminder(reminder));
            }
            case PersonEvent it -> new Card(what + ": " + it.person().name(), facts, null);
            case PartyEvent it -> new Card(what + ": " + it.party().name(), facts, null);
            case WebhookEvent it -> {
                add(facts, "Reason", it.webhook().reason());
                yield new Card("Webhook switched off: " + it.webhook().name(), facts, null);
            }
            case null, default -> new Card(what, facts, null);
        };
        Change change = data == null ? null : data.change();
        if (change != null) {
            add(facts, "By", change.by());
            add(facts, "Reason", change.reason());
        }
        return card;
    }

    /** {@code dev.milepost.milestone.partlyapproved.v1} is "Milestone partly approved". */
    static String headline(String type) {
        String[] parts = type.split("\\.");
        if (parts.length < 4) {
            return type;
        }
        String text = WORDS.getOrDefault(parts[2], parts[2]) + " " + WORDS.getOrDefault(parts[3], parts[3]);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String due(int daysLeft) {
        return switch (daysLeft) {
            case 0 -> "Due today";
            case 1 -> "Due tomorrow";
            case -1 -> "Overdue by 1 day";
            default -> daysLeft > 0 ? "Due in " + daysLeft + " days" : "Overdue by " + -daysLeft + " days";
        };
    }

    private static void add(List<Card.Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Card.Fact(name, value));
        }
    }

    /** {@code the due date} is "Due date". */
    private static String label(String what) {
        String bare = what.startsWith("the ") ? what.substring(4) : what;
        return bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : DATE.format(day);
    }

    private static String money(Money money) {
        return String.format(Locale.ENGLISH, "%,.2f %s", money.amount(), money.currency());
    }

    private String milestone(UUID id) {
        return publicUrl + "/milestones/" + id;
    }

    private String ofReminder(ReminderState reminder) {
        UUID milestone = reminder.milestoneId();
        return milestone == null ? contract(reminder.contractId()) : milestone(milestone);
    }

    private String contract(UUID id) {
        return publicUrl + "/contracts/" + id;
    }
}
