package dev.milepost.alert.notice;

import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.delivery.Outcome;
import dev.milepost.alert.delivery.SideWorker;
import dev.milepost.alert.delivery.WebhookNoticeMail;
import dev.milepost.alert.mailsettings.MailFacts;
import dev.milepost.alert.notice.NoticeClaims.Claim;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.Ids;
import dev.milepost.kit.time.RealTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of the notices' worker: claim one, find its reader, send it and record what came of it. No transaction is open
 * while the mail server is talked to.
 */
@ApplicationScoped
class SendNotices implements SideWorker.Work {
    private static final Logger LOG = Logger.getLogger(SendNotices.class);

    private final NoticeClaims claims;
    private final FindReader readers;
    private final MailFacts mails;
    private final EntityManager entities;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final TenantScope tenants;
    private final RealTime clock;
    private final Ids ids;

    @Inject
    SendNotices(
            NoticeClaims claims,
            FindReader readers,
            MailFacts mails,
            EntityManager entities,
            DispatchConfig config,
            DeliveryChannel channel,
            TenantScope tenants,
            RealTime clock,
            Ids ids) {
        this.claims = claims;
        this.readers = readers;
        this.mails = mails;
        this.entities = entities;
        this.config = config;
        this.channel = channel;
        this.tenants = tenants;
        this.clock = clock;
        this.ids = ids;
    }

    /** What to do with a notice: send it, or why nobody can be told. */
    private record Judged(@Nullable WebhookNoticeMail mail, String nobody) {}

    /** What came of it; the address is null where there was nobody to tell. */
    private record Tried(Outcome outcome, @Nullable String address) {}

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public SideWorker.Round round(DeliveryChannel.Connection connection) throws SQLException {
        Optional<Claim> taken = claims.take(clock.instant(), config.lease(), channel.messageIdDomain());
        if (taken.isEmpty()) {
            return SideWorker.Round.NOTHING_DUE;
        }
        Claim claim = taken.get();
        Optional<String> messageId = claims.messageId(claim, channel.timeout().plus(DispatchConfig.RESERVE));
        if (messageId.isEmpty()) {
            return SideWorker.Round.WORKED;
        }
        Tried tried = deliver(claim, messageId.get(), connection);
        return SideWorker.patiently(config, tried.outcome() + " of notice " + claim.id(), () -> record(claim, tried));
    }

    private Tried deliver(Claim claim, String messageId, DeliveryChannel.Connection connection) {
        String address = null;
        try {
            Judged judged = tenants.call(
                    claim.tenant(), () -> QuarkusTransaction.requiringNew().call(() -> judge(claim, messageId)));
            WebhookNoticeMail mail = judged.mail();
            if (mail == null) {
                return new Tried(new Outcome.Skipped(judged.nobody()), null);
            }
            address = mail.address();
            return new Tried(connection.send(mail, clock.instant()), address);
        } catch (RuntimeException e) {
            LOG.warnf(e, "Notice %s cannot be made", claim.id());
            return new Tried(new Outcome.Deferred("cannot be made: " + e.getMessage()), address);
        }
    }

    private Judged judge(Claim claim, String messageId) throws SQLException {
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
                        notice.lastAttempt(),
                        notice.waiting),
                "");
    }

    private SideWorker.Round record(Claim claim, Tried tried) throws SQLException {
        switch (tried.outcome()) {
            case Outcome.Accepted sent ->
                claims.end(claim, "SENT", "the webhook was switched off", sent.address(), clock.instant());
            case Outcome.Skipped skipped -> claims.end(claim, "SKIPPED", skipped.reason(), null, null);
            case Outcome.Refused refused -> fail(claim, refused.reason(), tried.address());
            case Outcome.Deferred deferred ->
                claims.retry(claim, deferred, config).ifPresent(givenUp -> fail(claim, givenUp, tried.address()));
            case Outcome.Unreachable away -> {
                return claims.waitOut(claim, away);
            }
            case Outcome.Postponed postponed -> throw new IllegalStateException("a notice is not postponed");
            case Outcome.Folded folded -> throw new IllegalStateException("a notice is not folded");
        }
        return SideWorker.Round.WORKED;
    }

    /** With its end, the second notice is planned: neither is without the other. */
    private void fail(Claim claim, String reason, @Nullable String address) {
        tenants.run(
                claim.tenant(),
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    boolean mine = claims.end(claim, "FAILED", reason, address, null);
                    if (mine && address != null) {
                        claims.planForTenant(ids.next(), claim.tenant(), claim.id(), address);
                    }
                    return mine;
                }));
    }
}
