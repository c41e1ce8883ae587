package dev.milepost.alert.notice;

import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.delivery.Outcome;
import dev.milepost.alert.delivery.WebhookNoticeMail;
import dev.milepost.alert.mailsettings.MailFacts;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.RealTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the notices that are planned, one after the other: claim, find the reader, send, record. They are few, so each
 * round opens a connection to the mail server and closes it. No transaction is open while it is talked to.
 */
@ApplicationScoped
class SendNotices {
    private static final Logger LOG = Logger.getLogger(SendNotices.class);
    private static final Duration RECORD_PAUSE = Duration.ofMillis(200);
    private static final Duration AWAY = Duration.ofSeconds(10);

    private final NoticeClaims claims;
    private final FindReader readers;
    private final MailFacts mails;
    private final EntityManager entities;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final TenantScope tenants;
    private final RealTime clock;

    @Inject
    SendNotices(
            NoticeClaims claims,
            FindReader readers,
            MailFacts mails,
            EntityManager entities,
            DispatchConfig config,
            DeliveryChannel channel,
            TenantScope tenants,
            RealTime clock) {
        this.claims = claims;
        this.readers = readers;
        this.mails = mails;
        this.entities = entities;
        this.config = config;
        this.channel = channel;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What to do with a notice: send it, or why nobody can be told. */
    private record Judged(@Nullable WebhookNoticeMail mail, String nobody) {}

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sendAll() {
        if (!config.enabled()) {
            return;
        }
        try (var connection = channel.open()) {
            while (sendOne(connection)) {
                LOG.debug("A notice was dealt with");
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Notices wait: " + e.getMessage(), e);
        }
    }

    /** False when there is nothing to do, or the mail server is away. */
    private boolean sendOne(DeliveryChannel.Connection connection) throws SQLException {
        Optional<NoticeClaims.Claim> taken = claims.take(config.lease(), channel.messageIdDomain());
        if (taken.isEmpty()) {
            return false;
        }
        NoticeClaims.Claim claim = taken.get();
        Optional<String> messageId = claims.messageId(claim, channel.timeout().plus(DispatchConfig.RESERVE));
        if (messageId.isEmpty()) {
            return true;
        }
        Outcome outcome;
        try {
            Judged judged = tenants.call(
                    claim.tenant(), () -> QuarkusTransaction.requiringNew().call(() -> judge(claim, messageId.get())));
            WebhookNoticeMail mail = judged.mail();
            outcome = mail == null ? new Outcome.Skipped(judged.nobody()) : connection.send(mail, clock.instant());
        } catch (RuntimeException e) {
            LOG.warnf(e, "Notice %s cannot be made", claim.id());
            outcome = new Outcome.Deferred("cannot be made: " + e.getMessage());
        }
        recordPatiently(claim, outcome);
        return !(outcome instanceof Outcome.Unreachable);
    }

    private Judged judge(NoticeClaims.Claim claim, String messageId) throws SQLException {
        WebhookNotice notice = Objects.requireNonNull(entities.find(WebhookNotice.class, claim.id()));
        FindReader.Reader reader = readers.of(notice);
        var addressee = reader.addressee();
        if (addressee == null) {
            return new Judged(null, reader.nobody());
        }
        return new Judged(
                new WebhookNoticeMail(
                        claim.tenant(),
                        addressee,
                        Objects.requireNonNull(addressee.email()),
                        mails.sender(claim.tenant()),
                        messageId,
                        reader.zone(),
                        reader.owner(),
                        notice.webhookId,
                        notice.webhookName,
                        notice.createdBy,
                        notice.disabledAt,
                        notice.gone,
                        notice.failingSince,
                        notice.answer,
                        notice.waiting),
                "");
    }

    /** Until the lease is over, as a mail that was accepted and is not recorded goes out again. */
    private void recordPatiently(NoticeClaims.Claim claim, Outcome outcome) throws SQLException {
        long giveUpAt = System.nanoTime() + config.lease().toNanos();
        while (true) {
            try {
                record(claim, outcome);
                return;
            } catch (SQLException | RuntimeException e) {
                if (System.nanoTime() > giveUpAt || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warnf("Cannot record %s of notice %s yet: %s", outcome, claim.id(), e);
                LockSupport.parkNanos(RECORD_PAUSE.toNanos());
            }
        }
    }

    private void record(NoticeClaims.Claim claim, Outcome outcome) throws SQLException {
        switch (outcome) {
            case Outcome.Accepted sent ->
                claims.end(claim, "SENT", "the webhook was switched off", sent.address(), clock.instant());
            case Outcome.Skipped skipped -> claims.end(claim, "SKIPPED", skipped.reason(), null, null);
            case Outcome.Refused refused -> claims.end(claim, "FAILED", refused.reason(), null, null);
            case Outcome.Unreachable away -> claims.wait(claim, "waits: " + away.reason(), 0, AWAY);
            case Outcome.Deferred deferred -> {
                if (claim.attempts() + 1 >= config.attempts()) {
                    String reason = "given up after " + config.attempts() + " attempts: " + deferred.reason();
                    claims.end(claim, "FAILED", reason, null, null);
                } else {
                    claims.wait(claim, "put off: " + deferred.reason(), 1, pause(claim.attempts()));
                }
            }
            case Outcome.Postponed postponed -> throw new IllegalStateException("a notice is not postponed");
            case Outcome.Folded folded -> throw new IllegalStateException("a notice is not folded");
        }
    }

    private Duration pause(int attemptsBefore) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(attemptsBefore, 20));
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }
}
