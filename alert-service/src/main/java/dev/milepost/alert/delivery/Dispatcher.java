package dev.milepost.alert.delivery;

import dev.milepost.alert.policy.Channel;
import dev.milepost.kit.time.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of a worker: claim what is due, deliver it, record what came of it. No transaction and no lock is open while
 * a mail server is talked to; what keeps others away is the lease of the claim, which is longer than a delivery can take.
 *
 * <p>A message can repeat, with the same Message-ID, only if the process dies, its lease lapses, or the connection breaks
 * between the server's acceptance and the record. The record follows within {@link Pace#FRESH} of the acceptance, or when
 * the delivery that was begun in that time is over; nothing is sent by a reading of the ledger that is older.
 */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration RECORD_PAUSE = Duration.ofMillis(200);

    private final Pace pace;
    private final Claims claims;
    private final Turns turns;
    private final Quota quota;
    private final RecordOutcome record;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    @Inject
    Dispatcher(
            Claims claims,
            Turns turns,
            Quota quota,
            RecordOutcome record,
            DispatchConfig config,
            DeliveryChannel channel,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.claims = claims;
        this.turns = turns;
        this.quota = quota;
        this.record = record;
        this.config = config;
        this.channel = channel;
        this.clock = clock;
        this.metrics = metrics;
        this.pace = new Pace(config.batch());
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
        int limit = pace.limit();
        List<Claims.Claim> taken = claims.take(clock.instant(), limit, config.lease(), channel.messageIdDomain(), turn);
        turns.took(turn, taken.size(), limit, clock.instant());
        List<Claims.Claim> left = taken;
        while (!left.isEmpty()) {
            int count = deliver(connection, left);
            left = left.subList(count, left.size());
            if (count == 0) {
                return Round.UNREACHABLE;
            }
        }
        return taken.isEmpty() && turn == null ? Round.NOTHING_DUE : Round.WORKED;
    }

    /**
     * Reads what was claimed, delivers it one by one for as long as what was read is fresh, and records what came of it in
     * one go.
     *
     * @return how many of them are done with; 0 when the receiver cannot be reached, and then all are given back
     */
    private int deliver(DeliveryChannel.Connection connection, List<Claims.Claim> claimed) throws SQLException {
        long readAt = System.nanoTime();
        Map<UUID, DueReminder> read = load(claimed);
        List<Delivered> deliveries = new ArrayList<>();
        int done = 0;
        Outcome.Unreachable away = null;
        for (var claim : claimed) {
            DueReminder due = read.get(claim.id());
            if (due != null) {
                if (!deliveries.isEmpty() && pace.isStale(readAt)) {
                    break;
                }
                Instant now = clock.instant();
                Outcome objection = objectionTo(due, now);
                boolean arrives = objection == null && due.person() != null;
                Outcome outcome = objection == null ? deliver(connection, due, now) : objection;
                if (outcome instanceof Outcome.Unreachable unreachable) {
                    away = unreachable;
                    break;
                }
                deliveries.add(new Delivered(due, claim, outcome, arrives, clock.instant()));
            }
            done++;
        }
        pace.delivered(deliveries.size(), readAt);
        recordPatiently(deliveries);
        if (away != null) {
            LOG.warnf("Reminders wait: %s", away.reason());
            var rest = claimed.subList(done, claimed.size());
            putInInboxes(rest);
            claims.giveBack(rest, "waits: " + away.reason());
            return 0;
        }
        return done;
    }

    /** What cannot be read counts as an attempt, so that it ends and holds up nobody else's. */
    private Map<UUID, DueReminder> load(List<Claims.Claim> claimed) throws SQLException {
        try {
            return claims.load(claimed, clock.instant(), channel.timeout().plus(DispatchConfig.RESERVE));
        } catch (SQLException | RuntimeException e) {
            Map<UUID, DueReminder> read = new HashMap<>();
            if (claimed.size() > 1) { // it may be the fault of one
                for (var claim : claimed) {
                    read.putAll(load(List.of(claim)));
                }
            } else {
                LOG.warnf(e, "Reminder %s cannot be read", claimed.getFirst().id());
                record.unreadable(claimed.getFirst(), "cannot be read: " + e.getMessage());
            }
            return read;
        }
    }

    /** The same for what cannot be worded: a tenant's own template may fail with the values of just this mail. */
    private Outcome deliver(DeliveryChannel.Connection connection, DueReminder due, Instant now) {
        if (due.channel() == Channel.INBOX) {
            return new Outcome.Accepted(due.recipient());
        }
        try {
            Outcome objection = Usefulness.objectionToMail(due, now).orElse(null);
            Outcome tooMany = objection == null ? tooMany(due, now) : objection;
            if (tooMany != null) {
                return tooMany;
            }
            Outcome sent = send(connection, due, now);
            if (!(sent instanceof Outcome.Accepted)) {
                quota.giveBack(due, now);
            }
            return sent;
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "Reminder %s cannot be worded or sent", due.id());
            return new Outcome.Deferred("cannot be worded or sent: " + e.getMessage());
        }
    }

    /** What throws went to nobody, and uses up no place. */
    private Outcome send(DeliveryChannel.Connection connection, DueReminder due, Instant now) throws SQLException {
        try {
            return connection.send(due, now);
        } catch (RuntimeException e) {
            quota.giveBack(due, now);
            throw e;
        }
    }

    /** What is to be recorded where its address has had as many mails in this hour as it may; null where it has not. */
    private @Nullable Outcome tooMany(DueReminder due, Instant now) throws SQLException {
        int limit = quota.limit(due);
        var addressee = due.addressee();
        String address = addressee == null ? null : addressee.email();
        if (limit == 0 || address == null || quota.take(due.tenant(), address, limit, now)) {
            return null;
        }
        Instant end = Quota.end(now);
        String reason = address + " has had " + limit + (limit == 1 ? " mail" : " mails") + " in this hour: ";
        return due.person() == null
                ? new Outcome.Postponed(end, reason + "waits for the next")
                : new Outcome.Folded(end, reason + "one mail tells of it and of others at " + end);
    }

    /** An inbox needs no mail server: what is due arrives there while that is away. */
    private void putInInboxes(List<Claims.Claim> waiting) throws SQLException {
        Map<UUID, DueReminder> read = load(waiting);
        for (var claim : waiting) {
            DueReminder due = read.get(claim.id());
            if (due != null
                    && due.person() != null
                    && due.inboxAt() == null
                    && objectionTo(due, clock.instant()) == null) {
                record.arrived(due, claim.by(), clock.instant());
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

    /**
     * What was delivered must be recorded before the lease is over, also when the database is away for a moment, and
     * whatever may be wrong with one of them: none has more time than all.
     */
    private void recordPatiently(List<Delivered> deliveries) {
        long giveUpAt = System.nanoTime() + config.lease().toNanos();
        for (List<Delivered> ofTenant : deliveries.stream()
                .collect(Collectors.groupingBy(delivered -> delivered.due().tenant()))
                .values()) {
            try {
                record(ofTenant);
            } catch (RuntimeException e) {
                LOG.warnf("Cannot record %d reminders, trying one by one: %s", ofTenant.size(), e);
                ofTenant.forEach(delivered -> recordPatiently(delivered, giveUpAt));
            }
        }
    }

    private void recordPatiently(Delivered delivered, long giveUpAt) {
        while (true) {
            try {
                record(List.of(delivered));
                return;
            } catch (RuntimeException e) {
                if (System.nanoTime() > giveUpAt || Thread.currentThread().isInterrupted()) {
                    LOG.errorf(
                            e,
                            "Cannot record %s of reminder %s, which may come again",
                            delivered.outcome(),
                            delivered.due().id());
                    return;
                }
                LOG.warnf(
                        "Cannot record %s of reminder %s yet: %s",
                        delivered.outcome(), delivered.due().id(), e);
                LockSupport.parkNanos(RECORD_PAUSE.toNanos());
            }
        }
    }

    private void record(List<Delivered> deliveries) {
        Set<UUID> recorded = record.record(deliveries);
        for (Delivered delivered : deliveries) {
            DueReminder due = delivered.due();
            if (recorded.contains(due.id())) {
                count(due, delivered.outcome(), delivered.at());
            } else {
                LOG.warnf("Reminder %s was taken over or ended by another before %s", due.id(), delivered.outcome());
            }
        }
    }

    private void count(DueReminder due, Outcome outcome, Instant now) {
        String name = switch (outcome) {
            case Outcome.Accepted sent -> "sent";
            case Outcome.Skipped skipped -> "skipped";
            case Outcome.Postponed postponed -> "postponed";
            case Outcome.Folded folded -> "folded";
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
