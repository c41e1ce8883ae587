package dev.milepost.alert.delivery;

import dev.milepost.kit.sql.PassingFailure;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of a worker: claim what is due, deliver it, record what came of it. No transaction and no lock is open while
 * a mail server is talked to; what keeps others away is the lease of the claim, which is longer than a delivery can take.
 *
 * <p>A message can repeat, with the same Message-ID, only if the process dies, its lease lapses, or the connection breaks
 * between the server's acceptance and the record. The record follows within {@link Pace#UNRECORDED} of the acceptance, or
 * when the delivery that was begun in that time is over; nothing is sent by a reading of the ledger that is older than
 * {@link Pace#FRESH}, but for the first of it.
 */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /** How often, while there is no mail server, all is looked through for what needs none: behind many mails, all are read. */
    private static final Duration WITHOUT_MAIL_EACH = Duration.ofSeconds(5);

    /** How long a worker does so before it tries the mail server again. */
    private static final Duration WITHOUT_MAIL_FOR = Duration.ofSeconds(1);

    /** How long it is waited for a database that is away, before leases bring back what was claimed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private volatile boolean stopping;
    private final Pace pace;
    private final AtomicLong lastWithoutMail = new AtomicLong(System.nanoTime() - WITHOUT_MAIL_EACH.toNanos());
    private final Claims claims;
    private final ClaimedRows rows;
    private final Turns turns;
    private final DeliverOne deliverOne;
    private final RecordOutcome outcomes;
    private final RecordPatiently record;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final BusinessClock clock;

    @Inject
    Dispatcher(
            Claims claims,
            ClaimedRows rows,
            Backlog backlog,
            DeliverOne deliverOne,
            RecordOutcome outcomes,
            RecordPatiently record,
            DispatchConfig config,
            DeliveryChannel channel,
            BusinessClock clock) {
        this.claims = claims;
        this.rows = rows;
        this.turns = new Turns(backlog::waiting, 1);
        this.deliverOne = deliverOne;
        this.outcomes = outcomes;
        this.record = record;
        this.config = config;
        this.channel = channel;
        this.clock = clock;
        this.pace = new Pace(config.batch());
    }

    /** How a round went. */
    enum Round {
        NOTHING_DUE,
        WORKED,
        UNREACHABLE
    }

    /** Has every round end after the mail that is on its way, and give back what it has not begun. */
    void stop() {
        stopping = true;
    }

    /** Does one round over {@code connection}. */
    Round dispatch(DeliveryChannel.Connection connection) throws SQLException {
        String turn = turns.next();
        int limit = pace.limit();
        List<Claims.Claim> taken = claims.take(clock.instant(), limit, config.lease(), channel.messageIdDomain(), turn);
        turns.took(turn, taken.size(), limit, clock.instant());
        if (!deliver(connection, taken)) {
            return Round.UNREACHABLE;
        }
        return taken.isEmpty() && turn == null ? Round.NOTHING_DUE : Round.WORKED;
    }

    /**
     * Reads what was claimed part by part, delivers it one by one for as long as what was read is fresh, and records what
     * came of it in one go, as late as it may.
     *
     * @return false when the receiver cannot be reached, and then what is left is given back
     */
    private boolean deliver(DeliveryChannel.Connection connection, List<Claims.Claim> taken) throws SQLException {
        List<Claims.Claim> left = taken;
        List<Delivered> unrecorded = new ArrayList<>();
        long since = 0;
        boolean keepsUp = true;
        try {
            while (!left.isEmpty()) {
                if (stopping) {
                    flush(unrecorded);
                    claims.giveBack(left, "waits: its replica was stopped");
                    return true;
                }
                Reading reading = read(left.subList(0, Math.min(left.size(), pace.reading())));
                long begun = System.nanoTime();
                since = unrecorded.isEmpty() ? begun : since;
                Sent sent = send(connection, reading, since);
                unrecorded.addAll(sent.deliveries());
                keepsUp &= pace.keepsUp(sent.deliveries().size(), System.nanoTime() - begun);
                left = left.subList(sent.done(), left.size());
                if (sent.away() != null) {
                    flush(unrecorded);
                    giveBack(left, sent.away());
                    return false;
                }
                if (Pace.mustBeRecorded(since)) {
                    flush(unrecorded);
                }
            }
        } finally {
            flush(unrecorded); // also where the next could not be read
        }
        if (keepsUp && !taken.isEmpty()) {
            pace.wentOut(taken.size());
        }
        return true;
    }

    private void flush(List<Delivered> unrecorded) {
        record.record(unrecorded);
        unrecorded.clear();
    }

    /** What the ledger says of claims, and since when that may be out of date. */
    private record Reading(List<Claims.Claim> claims, Map<UUID, DueReminder> due, long at) {}

    /**
     * What was sent by a reading.
     *
     * @param done how many claims of the reading are done with, from its beginning
     */
    private record Sent(List<Delivered> deliveries, int done, Outcome.@Nullable Unreachable away) {}

    private Reading read(List<Claims.Claim> claimed) throws SQLException {
        long at = System.nanoTime();
        Map<UUID, DueReminder> due = load(claimed);
        pace.read(claimed.size(), System.nanoTime() - at);
        return new Reading(claimed, due, at);
    }

    private Sent send(DeliveryChannel.Connection connection, Reading reading, long unrecordedSince) {
        List<Delivered> deliveries = new ArrayList<>();
        int done = 0;
        for (var claim : reading.claims()) {
            DueReminder due = reading.due().get(claim.id());
            if (stopping) {
                break;
            }
            if (due != null) {
                if (!deliveries.isEmpty() && (Pace.isStale(reading.at()) || Pace.mustBeRecorded(unrecordedSince))) {
                    break;
                }
                Instant now = clock.instant();
                Outcome objection = deliverOne.objectionTo(due, now);
                boolean arrives = objection == null && due.person() != null;
                Outcome outcome = objection == null ? deliverOne.deliver(connection, due, now) : objection;
                if (outcome instanceof Outcome.Unreachable away) {
                    return new Sent(deliveries, done, away);
                }
                deliveries.add(new Delivered(due, claim, outcome, arrives, clock.instant()));
            }
            done++;
        }
        return new Sent(deliveries, done, null);
    }

    /**
     * What cannot be read counts as an attempt, so that it ends and holds up nobody else's; not while the database is away,
     * where its lease brings it again.
     */
    private Map<UUID, DueReminder> load(List<Claims.Claim> claimed) throws SQLException {
        try {
            return loadPatiently(claimed);
        } catch (SQLException | RuntimeException e) {
            if (PassingFailure.isIn(e)) {
                throw e;
            }
            Map<UUID, DueReminder> read = new HashMap<>();
            if (claimed.size() > 1) { // it may be the fault of one
                for (var claim : claimed) {
                    read.putAll(load(List.of(claim)));
                }
            } else {
                LOG.warnf(e, "Reminder %s cannot be read", claimed.getFirst().id());
                outcomes.unreadable(claimed.getFirst(), "cannot be read: " + e.getMessage());
            }
            return read;
        }
    }

    /** A failover leaves dead connections behind, each of which is found once. */
    private Map<UUID, DueReminder> loadPatiently(List<Claims.Claim> claimed) throws SQLException {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return rows.load(claimed, clock.instant(), channel.timeout().plus(DispatchConfig.RESERVE));
            } catch (SQLException | RuntimeException e) {
                if (!PassingFailure.isIn(e)
                        || System.nanoTime() - giveUpAt > 0
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warnf("Cannot read %d reminders, trying again: %s", claimed.size(), e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void giveBack(List<Claims.Claim> waiting, Outcome.Unreachable away) throws SQLException {
        LOG.warnf("Reminders wait: %s", away.reason());
        withoutMail(waiting, away);
        long last = lastWithoutMail.get();
        if (System.nanoTime() - last > WITHOUT_MAIL_EACH.toNanos()
                && lastWithoutMail.compareAndSet(last, System.nanoTime())) {
            long begun = System.nanoTime();
            boolean isMore = true;
            while (isMore && System.nanoTime() - begun < WITHOUT_MAIL_FOR.toNanos()) {
                List<Claims.Claim> taken = claims.takeWithoutMail(
                        clock.instant(), config.batch(), config.lease(), channel.messageIdDomain());
                withoutMail(taken, away);
                isMore = taken.size() == config.batch();
            }
            if (isMore) {
                lastWithoutMail.set(last); // goes on as soon as the mail server was tried again
            }
        }
    }

    /** An inbox and a webhook need no mail server: what is due arrives there while that is away; mails wait. */
    private void withoutMail(List<Claims.Claim> claimed, Outcome.Unreachable away) throws SQLException {
        if (claimed.isEmpty()) {
            return;
        }
        Map<UUID, DueReminder> read = load(claimed);
        List<Delivered> delivered = new ArrayList<>();
        for (var claim : claimed) {
            DueReminder due = read.get(claim.id());
            if (due == null) {
                continue;
            }
            Instant now = clock.instant();
            Outcome objection = deliverOne.objectionTo(due, now);
            Outcome outcome = objection == null ? deliverOne.withoutMail(due, now) : objection;
            if (outcome != null) {
                delivered.add(new Delivered(due, claim, outcome, objection == null && due.person() != null, now));
            } else if (due.person() != null && due.inboxAt() == null) {
                outcomes.arrived(due, claim, now);
            }
        }
        record.record(delivered);
        claims.giveBack(claimed, "waits: " + away.reason());
    }
}
