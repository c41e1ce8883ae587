package dev.milepost.alert.reportmail;

import dev.milepost.alert.delivery.DueReminder;
import dev.milepost.alert.delivery.Outcome;
import dev.milepost.alert.delivery.ReportMail;
import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.mailsettings.MailFacts;
import dev.milepost.alert.preference.Preference;
import dev.milepost.alert.preference.Preferences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides right before it is sent whether a mail may go out, as things are then, and puts it together. */
@ApplicationScoped
class JudgeReport {
    static final String EMAIL = "EMAIL";

    private final EntityManager entities;
    private final Known known;
    private final Preferences preferences;
    private final MailFacts mails;
    private final ReportMailConfig config;

    @Inject
    JudgeReport(
            EntityManager entities, Known known, Preferences preferences, MailFacts mails, ReportMailConfig config) {
        this.entities = entities;
        this.known = known;
        this.preferences = preferences;
        this.mails = mails;
        this.config = config;
    }

    /** The mail, or what is to be recorded instead. */
    record Judged(@Nullable ReportMail mail, @Nullable Outcome instead) {}

    /** To be called for the tenant of the mail, in a transaction. */
    Judged judge(ReportMailClaims.Claim claim, String messageId, Instant now) throws SQLException {
        MailedRun run = entities.find(MailedRun.class, claim.run());
        KnownPerson person = known.person(claim.person()).orElse(null);
        if (run.withdrawn) {
            return skipped("the report was deleted");
        }
        if (run.madeAt.plus(config.usefulFor()).isBefore(now)) {
            return skipped("too late: the report is of " + run.madeAt);
        }
        if (person == null) { // told of in another stream, which may be behind
            return new Judged(null, new Outcome.Deferred("nobody is known by the id " + claim.person() + " yet"));
        }
        if (!Objects.equals(person.partyId(), run.partyId)) {
            return skipped(person.name() + " does not belong to those whom the report is for any more");
        }
        Preference preference = preferences.of(person.id().toString(), EMAIL).orElse(null);
        if (preference != null && !preference.wantsReports()) {
            return skipped(person.name() + " has unsubscribed");
        }
        String address = person.email();
        if (address == null) {
            return skipped("no recipient: " + person.name() + " has no e-mail address");
        }
        String bounced = mails.whyPaused(claim.tenant(), address);
        return bounced == null
                ? new Judged(mail(claim, messageId, run, person, address), null)
                : skipped("the address " + address + " is paused, as mails came back: " + bounced);
    }

    private static Judged skipped(String reason) {
        return new Judged(null, new Outcome.Skipped(reason));
    }

    private ReportMail mail(
            ReportMailClaims.Claim claim, String messageId, MailedRun run, KnownPerson person, String address)
            throws SQLException {
        return new ReportMail(
                claim.id(),
                claim.tenant(),
                new DueReminder.Addressee(person.name(), address, person.locale()),
                address,
                mails.sender(claim.tenant()),
                messageId,
                person.zone(),
                new ReportMail.About(run.reportId, run.id, run.name, run.owner, run.madeAt, run.firstDay, run.lastDay),
                files(run.id));
    }

    private List<ReportMail.File> files(UUID run) {
        return entities.createQuery("from MailedFile where key.runId = :run order by key.format", MailedFile.class)
                .setParameter("run", run)
                .getResultStream()
                .map(MailedFile::toFile)
                .toList();
    }
}
