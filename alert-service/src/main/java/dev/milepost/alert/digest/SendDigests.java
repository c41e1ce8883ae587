package dev.milepost.alert.digest;

import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.DigestMail;
import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.delivery.DueReminder;
import dev.milepost.alert.delivery.Outcome;
import dev.milepost.alert.delivery.SideWorker;
import dev.milepost.alert.delivery.SideWorker.Round;
import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.mailsettings.MailFacts;
import dev.milepost.alert.preference.DigestWish;
import dev.milepost.alert.preference.Preference;
import dev.milepost.alert.preference.Preferences;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of the digests' worker: claim one that is due, build it, send it, record what came of it and plan the next. No
 * transaction is open while the mail server is talked to.
 */
@ApplicationScoped
class SendDigests implements SideWorker.Work {
    private static final Logger LOG = Logger.getLogger(SendDigests.class);
    private static final int DAYS_AHEAD = 7;
    private static final int DAYS_AHEAD_WEEKLY = 14;

    private final DigestClaims claims;
    private final BuildDigest build;
    private final DigestQueries queries;
    private final PlanDigest plan;
    private final MailFacts mails;
    private final Known known;
    private final Preferences preferences;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final TenantScope tenants;
    private final BusinessClock clock;

    @Inject
    SendDigests(
            DigestClaims claims,
            BuildDigest build,
            DigestQueries queries,
            PlanDigest plan,
            MailFacts mails,
            Known known,
            Preferences preferences,
            DispatchConfig config,
            DeliveryChannel channel,
            TenantScope tenants,
            BusinessClock clock) {
        this.claims = claims;
        this.build = build;
        this.queries = queries;
        this.plan = plan;
        this.mails = mails;
        this.known = known;
        this.preferences = preferences;
        this.config = config;
        this.channel = channel;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What to do with a digest: send it, or what is to be recorded instead. */
    private record Judged(
            @Nullable DigestMail mail, @Nullable Outcome instead, List<UUID> news) {
        static Judged instead(Outcome outcome) {
            return new Judged(null, outcome, List.of());
        }
    }

    /** What a digest told: how much, which entries of the inbox as new, and as of when. */
    private record Told(int items, List<UUID> news, Instant asOf) {}

    @Override
    public String name() {
        return "digests";
    }

    @Override
    public Round round(DeliveryChannel.Connection connection) throws SQLException {
        Optional<DigestClaims.Claim> taken = claims.take(clock.instant(), config.lease(), channel.messageIdDomain());
        if (taken.isEmpty()) {
            return Round.NOTHING_DUE;
        }
        DigestClaims.Claim claim = taken.get();
        Optional<String> messageId = claims.messageId(claim, channel.timeout().plus(DispatchConfig.RESERVE));
        if (messageId.isEmpty()) {
            return Round.WORKED;
        }
        Instant now = clock.instant();
        Outcome outcome;
        Told told = new Told(0, List.of(), now);
        try {
            Judged judged = tenants.call(
                    claim.tenant(),
                    () -> QuarkusTransaction.requiringNew().call(() -> judge(claim, messageId.get(), now)));
            DigestMail mail = judged.mail();
            if (mail == null) {
                outcome = judged.instead();
            } else {
                told = new Told(mail.count(), judged.news(), now);
                outcome = connection.send(mail, now);
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "Digest %s cannot be built", claim.id());
            outcome = new Outcome.Deferred("cannot be built: " + e.getMessage());
        }
        @Nullable Outcome came = outcome;
        Told what = told;
        return SideWorker.patiently(config, came + " of digest " + claim.id(), () -> record(claim, came, what));
    }

    private Judged judge(DigestClaims.Claim claim, String messageId, Instant now) throws SQLException {
        KnownPerson person = known.person(claim.person()).orElse(null);
        Preference preference =
                preferences.of(claim.person().toString(), PlanDigest.EMAIL).orElse(null);
        DigestWish wish = preference == null ? null : preference.digest();
        if (person == null || claim.isWished() && wish == null) {
            return Judged.instead(new Outcome.Skipped("no digest is wanted any more"));
        }
        if (preference != null && preference.isMuted()) {
            return Judged.instead(new Outcome.Skipped(person.name() + " has unsubscribed"));
        }
        String address = person.email();
        if (address == null) {
            return Judged.instead(new Outcome.Skipped("no recipient: " + person.name() + " has no e-mail address"));
        }
        String bounced = mails.whyPaused(claim.tenant(), address);
        if (bounced != null) {
            return Judged.instead(
                    new Outcome.Skipped("the address " + address + " is paused, as mails came back: " + bounced));
        }
        BuildDigest.Built built;
        if (claim.isWished() && wish != null) {
            Instant moment = wish.moment(LocalDate.parse(claim.period()), person.zone());
            if (moment.isAfter(now)) {
                return Judged.instead(new Outcome.Postponed(moment, "they are in " + person.zone() + " now"));
            }
            boolean weekly = wish.frequency() == DigestWish.Frequency.WEEKLY;
            built = build.build(person, claim.since(), now, weekly ? DAYS_AHEAD_WEEKLY : DAYS_AHEAD);
        } else {
            built = build.folded(person, claim.period(), now);
        }
        return built.contracts().isEmpty()
                ? Judged.instead(new Outcome.Skipped("there is nothing to tell"))
                : new Judged(
                        new DigestMail(
                                claim.id(),
                                claim.tenant(),
                                new DueReminder.Addressee(person.name(), address, person.locale()),
                                address,
                                mails.sender(claim.tenant()),
                                messageId,
                                person.zone(),
                                now.atZone(person.zone()).toLocalDate(),
                                built.contracts(),
                                built.more()),
                        null,
                        built.news());
    }

    private Round record(DigestClaims.Claim claim, @Nullable Outcome outcome, Told told) throws SQLException {
        Instant now = clock.instant();
        switch (outcome) {
            case Outcome.Accepted sent ->
                end(
                        claim,
                        "SENT",
                        "told " + told.items() + (told.items() == 1 ? " thing" : " things"),
                        told,
                        sent.address(),
                        now);
            case Outcome.Skipped skipped -> end(claim, "SKIPPED", skipped.reason(), told, null, null);
            case Outcome.Refused refused -> end(claim, "FAILED", refused.reason(), told, null, null);
            case Outcome.Folded folded -> throw new IllegalStateException("a digest is not folded again");
            case Outcome.Postponed later -> claims.postpone(claim, later);
            case Outcome.Deferred deferred ->
                claims.retry(claim, deferred, config)
                        .ifPresent(givenUp -> end(claim, "FAILED", givenUp, told, null, null));
            case Outcome.Unreachable away -> {
                return claims.waitOut(claim, away);
            }
            case null -> throw new IllegalStateException("neither a mail nor a reason");
        }
        return Round.WORKED;
    }

    /** The end of one and the plan of the next are one transaction: there is always one planned, and only one. */
    private void end(
            DigestClaims.Claim claim,
            String state,
            String reason,
            Told told,
            @Nullable String address,
            @Nullable Instant sentAt) {
        tenants.run(
                claim.tenant(),
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    boolean sent = state.equals("SENT");
                    boolean mine = claims.end(claim, state, reason, sent ? told.items() : 0, address, sentAt);
                    if (mine && sent) {
                        queries.told(told.news(), told.asOf());
                    }
                    if (mine && claim.isWished()) {
                        // What a digest that failed would have told is told by the next.
                        plan.planNext(claim.person(), state.equals("FAILED") ? claim.since() : next(claim, told));
                    } else if (!mine) {
                        LOG.warnf("Digest %s was taken over by another before: %s", claim.id(), reason);
                    }
                    return mine;
                }));
    }

    /**
     * From when on the next one tells what is new. What is in an inbox was stamped when it was delivered and may be
     * recorded as late as the end of a lease: what this one could not see yet is looked for again, what it told is marked.
     */
    private Instant next(DigestClaims.Claim claim, Told told) {
        Instant seen = told.asOf().minus(config.lease());
        return seen.isBefore(claim.since()) ? claim.since() : seen;
    }
}
