package dev.milepost.alert.delivery;

import dev.milepost.alert.policy.Channel;
import java.time.Instant;

/**
 * A claimed reminder, what came of it, and when.
 *
 * @param arrives whether it is in its person's inbox from now on, if it was not before
 */
record Delivered(DueReminder due, Claims.Claim claim, Outcome outcome, boolean arrives, Instant at) {
    /** The same, of which something else came. */
    Delivered with(Outcome other) {
        return new Delivered(due, claim, other, arrives, at);
    }

    /** Whether it was handed to a mail server; what is for an inbox or a webhook goes there as it is recorded. */
    boolean wasTried() {
        return due.channel() == Channel.EMAIL
                && !(outcome instanceof Outcome.Skipped
                        || outcome instanceof Outcome.Postponed
                        || outcome instanceof Outcome.Folded);
    }

    /** Whether it counts as failed when it is put off once more. */
    boolean isLast(DispatchConfig config) {
        return due.attempts() + 1 >= config.attempts();
    }

    /** In words, why the ledger says what it says. */
    String reason(DispatchConfig config) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> Usefulness.words(due, due.rung()) + (isLate() ? ", sent late" : "");
            case Outcome.Refused refused -> refused.reason();
            case Outcome.Skipped skipped -> skipped.reason();
            case Outcome.Folded folded -> folded.reason();
            case Outcome.Postponed postponed -> postponed.reason();
            case Outcome.Deferred deferred ->
                isLast(config)
                        ? "given up after " + config.attempts() + " attempts: " + deferred.reason()
                        : "put off, attempt " + (due.attempts() + 1) + ": " + deferred.reason();
            case Outcome.Unreachable unreachable ->
                throw new IllegalArgumentException("nothing came of it: " + unreachable.reason());
        };
    }

    /** Where it went or was to go. */
    String address() {
        var addressee = due.addressee();
        return addressee == null || addressee.email() == null ? due.recipient() : addressee.email();
    }

    private boolean isLate() {
        return due.plannedAt()
                .atZone(due.zone())
                .toLocalDate()
                .isBefore(at.atZone(due.zone()).toLocalDate());
    }
}
