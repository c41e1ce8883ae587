package dev.milepost.alert.reportmail;

import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.delivery.Outcome;
import dev.milepost.alert.delivery.ReportMail;
import dev.milepost.alert.delivery.SideWorker;
import dev.milepost.alert.reportmail.JudgeReport.Judged;
import dev.milepost.alert.reportmail.ReportMailClaims.Claim;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of the reports' worker: claim a mail that is due, judge it, send it and record what came of it. No transaction
 * is open while the mail server is talked to.
 */
@ApplicationScoped
class SendReportMails implements SideWorker.Work {
    private static final Logger LOG = Logger.getLogger(SendReportMails.class);

    private final ReportMailClaims claims;
    private final JudgeReport judge;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final TenantScope tenants;
    private final BusinessClock clock;

    @Inject
    SendReportMails(
            ReportMailClaims claims,
            JudgeReport judge,
            DispatchConfig config,
            DeliveryChannel channel,
            TenantScope tenants,
            BusinessClock clock) {
        this.claims = claims;
        this.judge = judge;
        this.config = config;
        this.channel = channel;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reports";
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
        Outcome outcome = deliver(claim, messageId.get(), connection);
        return SideWorker.patiently(
                config, outcome + " of the mail " + claim.id() + " of a report", () -> record(claim, outcome));
    }

    private Outcome deliver(Claim claim, String messageId, DeliveryChannel.Connection connection) {
        try {
            Instant now = clock.instant();
            Judged judged = tenants.call(
                    claim.tenant(),
                    () -> QuarkusTransaction.requiringNew().call(() -> judge.judge(claim, messageId, now)));
            ReportMail mail = judged.mail();
            return mail == null ? Objects.requireNonNull(judged.instead()) : connection.send(mail, now);
        } catch (RuntimeException e) {
            LOG.warnf(e, "The mail %s of a report cannot be made", claim.id());
            return new Outcome.Deferred("cannot be made: " + e.getMessage());
        }
    }

    private SideWorker.Round record(Claim claim, Outcome outcome) throws SQLException {
        switch (outcome) {
            case Outcome.Accepted sent -> end(claim, "SENT", "sent", sent.address(), clock.instant());
            case Outcome.Skipped skipped -> end(claim, "SKIPPED", skipped.reason(), null, null);
            case Outcome.Refused refused -> end(claim, "FAILED", refused.reason(), null, null);
            case Outcome.Deferred deferred ->
                claims.retry(claim, deferred, config).ifPresent(givenUp -> end(claim, "FAILED", givenUp, null, null));
            case Outcome.Unreachable away -> {
                return claims.waitOut(claim, away);
            }
            case Outcome.Postponed later -> throw new IllegalStateException("a report knows no later moment");
            case Outcome.Folded folded -> throw new IllegalStateException("a report is not folded");
        }
        return SideWorker.Round.WORKED;
    }

    private void end(Claim claim, String state, String reason, @Nullable String address, @Nullable Instant sentAt) {
        boolean mine = tenants.call(
                claim.tenant(),
                () -> QuarkusTransaction.requiringNew().call(() -> claims.end(claim, state, reason, address, sentAt)));
        if (!mine) {
            LOG.warnf("The mail %s of a report was taken over by another before: %s", claim.id(), reason);
        }
    }
}
