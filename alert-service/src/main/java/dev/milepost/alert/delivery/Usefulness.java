package dev.milepost.alert.delivery;

import dev.milepost.alert.ladder.QuietHours;
import dev.milepost.alert.ladder.Rung;
import dev.milepost.alert.policy.RungWords;
import dev.milepost.alert.policy.Subject;
import dev.milepost.alert.reminder.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Whether a due reminder is still worth delivering, when, and to whom; the rules in their order. */
final class Usefulness {
    /** What happened is no news any more after this. */
    private static final Duration NEWS = Duration.ofDays(3);

    /** How long an escalation waits for what it escalates, before it looks again. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    private Usefulness() {}

    /** What is to be recorded of what is not worth telling at all, or not yet; empty when it is. */
    static Optional<Outcome> objection(DueReminder due, Instant now, Duration usefulFor) {
        if (due.shutOut() != null) {
            return skipped(due.shutOut());
        }
        if (due.overtakenBy() != null) {
            return skipped("overtaken by the reminder " + words(due, due.overtakenBy()) + ", which was due as well");
        }
        Duration longest = Subject.valueOf(due.subjectKind()).happens() ? NEWS : usefulFor;
        if (due.plannedAt().plus(longest).isBefore(now)) {
            return skipped("too late to be useful: it was due at " + due.plannedAt());
        }
        if (due.recipient().equals(Recipient.NOBODY)) {
            return skipped(
                    due.subject().equals("DUE_DATE")
                            ? "no recipient: the milestone has no owner"
                            : "no recipient: there is none of those that the policy names");
        }
        var addressee = due.addressee();
        if (addressee == null) {
            // People come in a stream of their own, which may be behind.
            return Optional.of(new Outcome.Deferred("nothing is known yet of the recipient " + due.recipient()));
        }
        return Optional.empty();
    }

    /** What is to be recorded instead of a mail, of what is worth telling; empty when it should be sent. */
    static Optional<Outcome> objectionToMail(DueReminder due, Instant now) {
        var addressee = Objects.requireNonNull(due.addressee());
        if (addressee.email() == null) {
            return skipped("no recipient: " + addressee.name() + " has no e-mail address");
        }
        if (due.bounced() != null) {
            return skipped("the address " + addressee.email() + " is paused, as mails came back: " + due.bounced());
        }
        if (due.muted()) {
            return skipped(addressee.name() + " has unsubscribed");
        }
        if (due.hush() != null) {
            return skipped("no mail: " + due.hush().inWords());
        }
        return switch (due.delivery()) {
            case INBOX -> skipped("no mail: they want it in their inbox only");
            case DIGEST -> skipped("no mail of its own: it is in their inbox and their next digest");
            case AT_ONCE -> disturbs(due, now);
        };
    }

    /** A late delivery keeps to the quiet hours as the plan did. */
    static Optional<Outcome> disturbs(DueReminder due, Instant now) {
        Instant until = now;
        for (QuietHours quiet : due.quiet()) {
            until = quiet.after(until, due.zone());
        }
        return until.equals(now)
                ? Optional.empty()
                : Optional.of(new Outcome.Postponed(until, "waits for the end of the quiet hours"));
    }

    /** Whether there is still something to escalate; counted from when it was really sent. */
    static Optional<Outcome> objection(DueReminder escalation, ClaimedRows.Escalated escalated, Instant now) {
        if (escalated.isAcknowledged()) {
            return skipped("it was acknowledged");
        }
        Instant plannedAt = escalated.plannedAt();
        Instant sentAt = escalated.sentAt();
        if (sentAt != null && plannedAt != null) {
            Instant lapses = sentAt.plus(Duration.between(plannedAt, escalation.plannedAt()));
            boolean wasLate = sentAt.isAfter(plannedAt.plus(Duration.ofMinutes(1)));
            return wasLate && now.isBefore(lapses)
                    ? Optional.of(new Outcome.Postponed(lapses, "what it escalates was sent late, at " + sentAt))
                    : Optional.empty();
        }
        if (escalated.hasFailed()) {
            return Optional.empty(); // nobody could acknowledge it
        }
        return escalated.isWaiting()
                ? Optional.of(new Outcome.Postponed(now.plus(LOOK_AGAIN), "what it escalates was not sent yet"))
                : skipped("what it escalates was not sent");
    }

    /** A rung in words, for what its reminder is about. */
    static String words(DueReminder due, Rung rung) {
        return RungWords.of(due.subject(), rung);
    }

    private static Optional<Outcome> skipped(String reason) {
        return Optional.of(new Outcome.Skipped(reason));
    }
}
