package dev.milepost.alert.email;

import dev.milepost.alert.delivery.DueReminder;
import dev.milepost.alert.language.Words;
import dev.milepost.events.MilestoneStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, for its templates, in the reader's language.
 *
 * @param language of the text: {@code de}
 * @param headline what it is and how far away: {@code Due in 7 days}
 * @param about the milestone's title, or the contract's
 * @param rows what there is to know, each with its label
 * @param values the same and all else by name, for the mails that a tenant words itself
 * @param why why the reader receives it
 * @param late that it comes late, where it does
 * @param open what the link is called
 * @param acknowledge where to acknowledge it; null where there is no such page
 * @param unsubscribe where to unsubscribe; null where nobody may
 */
record ReminderText(
        String language,
        String hello,
        String headline,
        String about,
        String contractReference,
        List<Row> rows,
        Map<String, Object> values,
        String why,
        @Nullable String late,
        String link,
        String open,
        @Nullable Link acknowledge,
        @Nullable Link unsubscribe) {

    /** Something to know. */
    record Row(String label, String value) {
        private static final int WIDTH = 12;

        /** The label, as wide as those of most rows. */
        public String padded() {
            return label + " ".repeat(Math.max(0, WIDTH - label.length()));
        }
    }

    /** Somewhere to go. */
    record Link(String label, String url) {}

    static ReminderText of(DueReminder due, Instant now, String publicUrl, Links links) {
        var addressee = Objects.requireNonNull(due.addressee());
        Words words = Words.of(addressee.locale());
        LocalDate today = now.atZone(due.zone()).toLocalDate();
        var planned = due.plannedAt().atZone(due.zone());
        var about = due.about();
        boolean late = planned.toLocalDate().isBefore(today);
        String place =
                about.milestoneId() == null ? "/contracts/" + about.contractId() : "/milestones/" + about.milestoneId();
        String headline = headline(words, due, ChronoUnit.DAYS.between(today, due.dueDate()));
        String title = about.milestoneTitle() == null ? about.contractTitle() : about.milestoneTitle();
        String why =
                words.say(due.rung().escalation() ? "why.escalated" : due.policyId() == null ? "why.owner" : "why");
        String lateness =
                late ? words.say("late", words.moment(planned), due.zone().getId()) : null;
        String link = publicUrl + place;
        Map<String, Object> values = new HashMap<>();
        values.put("reader", addressee.name());
        values.put("headline", headline);
        values.put("about", title);
        values.put("contract", about.contractReference() + ", " + about.contractTitle());
        values.put("day", words.date(due.dueDate()));
        values.put("amount", orEmpty(amount(words, due)));
        values.put("status", orEmpty(status(words, due)));
        values.put("why", why);
        values.put("late", orEmpty(lateness));
        values.put("link", link);
        values.put("acknowledge", orEmpty(links.acknowledge()));
        values.put("unsubscribe", orEmpty(links.unsubscribe()));
        return new ReminderText(
                words.language(),
                words.say("hello", addressee.name()),
                headline,
                title,
                about.contractReference(),
                rows(words, due),
                values,
                why,
                lateness,
                link,
                words.say(about.milestoneId() == null ? "open.contract" : "open.milestone"),
                links.acknowledge() == null ? null : new Link(words.say("acknowledge"), links.acknowledge()),
                links.unsubscribe() == null ? null : new Link(words.say("unsubscribe"), links.unsubscribe()));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** {@code Due in 7 days: Handover (C-17)}. */
    String subject() {
        return headline + ": " + about + " (" + contractReference + ")";
    }

    private static String headline(Words words, DueReminder due, long daysLeft) {
        String said = headline(words, due.subject(), daysLeft);
        return due.rung().escalation() ? words.say("escalated", said) : said;
    }

    /** What is to be said of a subject as the ledger names it, that far from its day. */
    static String headline(Words words, String subject, long daysLeft) {
        String kind = DueReminder.kind(subject);
        return words.knows(kind)
                ? words.say(kind)
                : words.say(
                        kind + "." + distance(daysLeft),
                        Math.abs(daysLeft),
                        subject.substring(subject.indexOf(':') + 1));
    }

    static String distance(long daysLeft) {
        if (daysLeft == 0) {
            return "today";
        }
        if (daysLeft == 1) {
            return "tomorrow";
        }
        return daysLeft > 0 ? "in" : daysLeft == -1 ? "yesterday" : "ago";
    }

    private static List<Row> rows(Words words, DueReminder due) {
        var about = due.about();
        List<Row> rows = new ArrayList<>();
        if (about.milestoneTitle() != null) {
            rows.add(new Row(words.say("milestone"), about.milestoneTitle()));
        }
        String day = "day." + due.subjectKind();
        rows.add(new Row(words.say(words.knows(day) ? day : "day.happened"), words.date(due.dueDate())));
        LocalDate movedTo = about.milestoneDueDate();
        if (due.subjectKind().equals("RESCHEDULED") && movedTo != null) {
            rows.add(new Row(words.say("day.DUE_DATE"), words.date(movedTo)));
        }
        String amount = amount(words, due);
        if (amount != null) {
            rows.add(new Row(words.say("amount"), amount));
        }
        String status = status(words, due);
        if (status != null) {
            rows.add(new Row(words.say("status"), status));
        }
        rows.add(new Row(words.say("contract"), about.contractReference() + ", " + about.contractTitle()));
        return rows;
    }

    private static @Nullable String amount(Words words, DueReminder due) {
        var payment = due.about().payment();
        // Of a payment that was released and is paid by now nothing is open.
        return payment == null || payment.amount().signum() == 0
                ? null
                : words.money(payment.amount(), payment.currency());
    }

    private static @Nullable String status(Words words, DueReminder due) {
        var status = due.about().milestoneStatus();
        return status == null ? null : status(words, status);
    }

    static String status(Words words, MilestoneStatus status) {
        String own = status.name() + ".status"; // of those that are headlines as well
        return words.say(words.knows(own) ? own : status.name());
    }
}
