package dev.milepost.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges one reminder that is due, and hands it to its receiver. Whatever goes wrong with it is the outcome of this one
 * alone: a tenant's own template may fail with the values of just this mail.
 */
@ApplicationScoped
class DeliverOne {
    private static final Logger LOG = Logger.getLogger(DeliverOne.class);

    private final ClaimedRows rows;
    private final Quota quota;
    private final DispatchConfig config;

    @Inject
    DeliverOne(ClaimedRows rows, Quota quota, DispatchConfig config) {
        this.rows = rows;
        this.quota = quota;
        this.config = config;
    }

    /** What is to be recorded of what is not worth telling, or not yet; null when it is. */
    @Nullable
    Outcome objectionTo(DueReminder due, Instant now) {
        try {
            Outcome found = Usefulness.objection(due, now, config.usefulFor()).orElse(null);
            return found == null && due.rung().escalation()
                    ? Usefulness.objection(due, rows.escalated(due), now).orElse(null)
                    : found;
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "Reminder %s cannot be judged", due.id());
            return new Outcome.Deferred("cannot be judged: " + e.getMessage());
        }
    }

    /**
     * What comes of what is worth telling and needs no mail server; null for mails. What is for a webhook is put in its
     * line by whoever records it.
     */
    @Nullable
    Outcome withoutMail(DueReminder due, Instant now) {
        return switch (due.channel()) {
            case EMAIL -> null;
            case INBOX -> new Outcome.Accepted(due.recipient());
            case WEBHOOK -> Usefulness.disturbs(due, now).orElse(new Outcome.Accepted(due.recipient()));
        };
    }

    /** Delivers what is worth telling. */
    Outcome deliver(DeliveryChannel.Connection connection, DueReminder due, Instant now) {
        Outcome withoutMail = withoutMail(due, now);
        if (withoutMail != null) {
            return withoutMail;
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
}
