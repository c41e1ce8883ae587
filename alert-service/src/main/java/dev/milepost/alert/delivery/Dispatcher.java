package dev.milepost.alert.delivery;

import dev.milepost.alert.policy.Channel;
import dev.milepost.kit.time.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of a worker: claim what is due, deliver it, record what came of it. No transaction and no lock is open while
 * a mail server is talked to; what keeps others away is the lease of the claim, which is longer than a delivery can take.
 *
 * <p>A message can repeat, with the same Message-ID, only if the process dies, its lease lapses, or the connection breaks
 * between the server's acceptance and the record.
 */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration RECORD_PAUSE = Duration.ofMillis(200);

    private final Claims claims;
    private final Turns turns;
    private final RecordOutcome record;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    @Inject
    Dispatcher(
            Claims claims,
            Turns turns,
            RecordOutcome record,
            DispatchConfig config,
            DeliveryChannel channel,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.claims = claims;
        this.turns = turns;
        this.record = record;
        this.config = config;
        this.channel = channel;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** How a round went. */
    enum Round {
        NOTHING_DUE,
        WORKED,
        UNREACHABLE
    }

    /** Does one round over {@code connection}. */
    Round dispatch(DeliveryChannel.Connection connection) throws SQLException {
        String turn = turns.next();
        List<Claims.Claim> taken =
                claims.take(clock.instant(), config.batch(), config.lease(), channel.messageIdDomain(), turn);
        turns.took(turn, taken.size(), config.batch(), clock.instant());
        for (int i = 0; i < taken.size(); i++) {
            var claim = taken.get(i);
            var due = load(claim);
            if (due.isEmpty()) {
                continue;
            }
            Instant now = clock.instant();
            Outcome objection = objectionTo(due.get(), now);
            boolean arrives = objection == null && due.get().person() != null;
            Outcome outcome = objection == null ? deliver(connection, due.get(), now) : objection;
            if (outcome instanceof Outcome.Unreachable away) {
                LOG.warnf("Reminders wait: %s", away.reason());
                var rest = taken.subList(i, taken.size());
                putInInboxes(rest);
                claims.giveBack(rest, "waits: " + away.reason());
                return Round.UNREACHABLE;
            }
            recordPatiently(due.get(), claim, outcome, arrives);
        }
        return taken.isEmpty() && turn == null ? Round.NOTHING_DUE : Round.WORKED;
    }

    /** What cannot be read counts as an attempt, so that it ends and holds up nobody else's. */
    private Optional<DueReminder> load(Claims.Claim claim) throws SQLException {
        try {
            return claims.load(claim, clock.instant(), channel.timeout());
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "Reminder %s cannot be read", claim.id());
            record.unreadable(claim, "cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The same for what cannot be worded: a tenant's own template may fail with the values of just this mail. */
    private Outcome deliver(DeliveryChannel.Connection connection, DueReminder due, Instant now) {
        if (due.channel() == Channel.INBOX) {
            return new Outcome.Accepted(due.recipient());
        }
        try {
            return Usefulness.objectionToMail(due, now).orElseGet(() -> connection.send(due, now));
        } catch (RuntimeException e) {
            LOG.warnf(e, "Reminder %s cannot be worded or sent", due.id());
            return new Outcome.Deferred("cannot be worded or sent: " + e.getMessage());
        }
    }

    /** An inbox needs no mail server: what is due arrives there while that is away. */
    private void putInInboxes(List<Claims.Claim> waiting) throws SQLException {
        for (var claim : waiting) {
            var due = load(claim).filter(it -> it.person() != null && it.inboxAt() == null);
            if (due.isPresent() && objectionTo(due.get(), clock.instant()) == null) {
                record.arrived(due.get(), claim.by(), clock.instant());
            }
        }
    }

    private @Nullable Outcome objectionTo(DueReminder due, Instant now) {
        try {
            return objection(due, now);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "Reminder %s cannot be judged", due.id());
            return new Outcome.Deferred("cannot be judged: " + e.getMessage());
        }
    }

    private @Nullable Outcome objection(DueReminder due, Instant now) throws SQLException {
        Outcome found = Usefulness.objection(due, now, config.usefulFor()).orElse(null);
        return found == null && due.rung().escalation()
                ? Usefulness.objection(due, claims.escalated(due), now).orElse(null)
                : found;
    }

    /** What was delivered must be recorded before the lease is over, also when the database is away for a moment. */
    private void recordPatiently(DueReminder due, Claims.Claim claim, Outcome outcome, boolean arrives) {
        long giveUpAt = System.nanoTime() + config.lease().toNanos();
        while (true) {
            try {
                Instant now = clock.instant();
                if (record.record(due, claim.by(), outcome, arrives, now)) {
                    count(due, outcome, now);
                } else {
                    LOG.warnf("Reminder %s was taken over or ended by another before %s", due.id(), outcome);
                }
                return;
            } catch (RuntimeException e) {
                if (System.nanoTime() > giveUpAt || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warnf("Cannot record %s of reminder %s yet: %s", outcome, due.id(), e);
                LockSupport.parkNanos(RECORD_PAUSE.toNanos());
            }
        }
    }

    private void count(DueReminder due, Outcome outcome, Instant now) {
        String name = switch (outcome) {
            case Outcome.Accepted sent -> "sent";
            case Outcome.Skipped skipped -> "skipped";
            case Outcome.Postponed postponed -> "postponed";
            case Outcome.Refused refused -> "failed";
            case Outcome.Deferred deferred -> due.attempts() + 1 >= config.attempts() ? "failed" : "deferred";
            case Outcome.Unreachable away -> "unreachable";
        };
        metrics.counter(
                        "milepost.reminders",
                        "outcome",
                        name,
                        "channel",
                        due.channel().name().toLowerCase(Locale.ROOT))
                .increment();
        if (outcome instanceof Outcome.Accepted) {
            long late = Math.max(0, Duration.between(due.sendAt(), now).toMillis());
            metrics.timer("milepost.reminders.lateness").record(late, TimeUnit.MILLISECONDS);
        }
    }
}
