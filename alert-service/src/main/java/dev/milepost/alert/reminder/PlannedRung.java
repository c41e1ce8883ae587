package dev.milepost.alert.reminder;

import dev.milepost.alert.ladder.LocalClock;
import dev.milepost.alert.ladder.Rung;
import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.policy.GoverningPolicy;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rung as it should be in the ledger: for one recipient over one channel.
 *
 * @param sendAt its exact moment
 * @param template key of the tenant's template; null for the built-in one
 */
record PlannedRung(
        Occurrence occurrence,
        GoverningPolicy policy,
        Rung rung,
        String recipient,
        Channel channel,
        LocalClock clock,
        Instant sendAt,
        @Nullable String template) {

    /** What tells it from the others of its subject: the rest of the ledger's unique key. */
    record Key(String subject, LocalDate day, int roundOfDay, String rung, String recipient, Channel channel) {}

    Key key() {
        return new Key(occurrence.name(), occurrence.day(), occurrence.roundOfDay(), rung.name(), recipient, channel);
    }

    /** Why it is there. */
    String words() {
        return occurrence.happened() == null
                ? rung.inWords(occurrence.what())
                : rung.escalation()
                        ? "escalation of what happened: " + occurrence.what()
                        : "as it happened: " + occurrence.what();
    }
}
