package dev.milepost.alert.delivery;

import dev.milepost.alert.reminder.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a due reminder is still worth delivering, and to whom; the rules in their order. */
final class Usefulness {
    private Usefulness() {}

    /** What is to be recorded instead of a delivery; empty when it should be delivered. */
    static Optional<Outcome> objection(DueReminder due, Instant now, Duration usefulFor) {
        if (due.overtakenBy() != null) {
            return skipped("overtaken by the reminder " + due.overtakenBy().inWords() + ", which was due as well");
        }
        if (due.sendAt().plus(usefulFor).isBefore(now)) {
            return skipped("too late to be useful: it was due at " + due.sendAt());
        }
        if (due.recipient().equals(Recipient.NOBODY)) {
            return skipped("no recipient: the milestone has no owner");
        }
        if (due.person() == null) {
            // People come in a stream of their own, which may be behind.
            return Optional.of(new Outcome.Deferred("nothing is known yet of the owner " + due.recipient()));
        }
        if (due.person().email() == null) {
            return skipped("no recipient: the owner, " + due.person().name() + ", has no e-mail address");
        }
        return Optional.empty();
    }

    private static Optional<Outcome> skipped(String reason) {
        return Optional.of(new Outcome.Skipped(reason));
    }
}
