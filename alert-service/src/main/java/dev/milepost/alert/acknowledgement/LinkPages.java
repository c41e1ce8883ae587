package dev.milepost.alert.acknowledgement;

import dev.milepost.alert.digest.LeaveDigests;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.language.Words;
import dev.milepost.alert.reminder.TakeNote;
import dev.milepost.alert.reportmail.LeaveReports;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The pages behind the links in mails, without a login: who has the link has the mail. To look at a page changes nothing,
 * so that what scans mails for dangerous links does nothing; its button posts. What is posted takes effect once: a reminder
 * is acknowledged by whoever is first. A mail program that unsubscribes with one click posts as the button does (RFC
 * 8058). No JSON and no part of the API, so no part of its specification either.
 */
@ApplicationScoped
class LinkPages {
    static final String PATH = "/api/v1/alerts/links/";
    private static final Logger LOG = Logger.getLogger(LinkPages.class);

    private final LinkTokens tokens;
    private final TenantScope tenants;
    private final TakeNote takeNote;
    private final LeaveDigests digests;
    private final LeaveReports reports;

    @Inject
    LinkPages(LinkTokens tokens, TenantScope tenants, TakeNote takeNote, LeaveDigests digests, LeaveReports reports) {
        this.tokens = tokens;
        this.tenants = tenants;
        this.takeNote = takeNote;
        this.digests = digests;
        this.reports = reports;
    }

    @CheckedTemplate(basePath = "link")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(Page page);
    }

    /**
     * What a page says.
     *
     * @param language of the text: {@code de}
     * @param button what its button is called; null without one
     */
    record Page(
            String language,
            String title,
            String text,
            @Nullable String button) {}

    void install(@Observes Router router) {
        router.get(PATH + ":token").blockingHandler(this::show, false);
        router.post(PATH + ":token").blockingHandler(this::act, false);
    }

    private void show(RoutingContext request) {
        answer(request, (claim, accepted) -> switch (claim.purpose()) {
            case ACKNOWLEDGE -> {
                TakeNote.Note note = takeNote.read(claim.reminder());
                Words words = words(note.reader(), accepted);
                yield note.acknowledgedBy() == null
                        ? new Page(
                                words.language(), note.about(), words.say("page.acknowledge"), words.say("acknowledge"))
                        : done(note, words);
            }
            case UNSUBSCRIBE -> {
                TakeNote.Note note = takeNote.readToUnsubscribe(claim.reminder());
                yield askToUnsubscribe(words(note.reader(), accepted), "page.unsubscribe", note.recipient());
            }
            case UNSUBSCRIBE_DIGEST -> {
                KnownPerson reader = digests.reader(claim.reminder());
                yield askToUnsubscribe(words(reader, accepted), "page.unsubscribe", reader.name());
            }
            case UNSUBSCRIBE_REPORTS -> {
                KnownPerson reader = reports.reader(claim.reminder());
                yield askToUnsubscribe(words(reader, accepted), "page.unsubscribe.reports", reader.name());
            }
        });
    }

    private static Page askToUnsubscribe(Words words, String question, String recipient) {
        return new Page(
                words.language(), words.say("unsubscribe"), words.say(question, recipient), words.say("unsubscribe"));
    }

    private void act(RoutingContext request) {
        answer(request, (claim, accepted) -> switch (claim.purpose()) {
            case ACKNOWLEDGE -> {
                TakeNote.Note note = takeNote.acknowledgeByLink(claim.reminder());
                yield done(note, words(note.reader(), accepted));
            }
            case UNSUBSCRIBE ->
                said(words(takeNote.unsubscribe(claim.reminder()).reader(), accepted), "page.unsubscribed");
            case UNSUBSCRIBE_DIGEST -> said(words(digests.leave(claim.reminder()), accepted), "page.unsubscribed");
            case UNSUBSCRIBE_REPORTS ->
                said(words(reports.leave(claim.reminder()), accepted), "page.unsubscribed.reports");
        });
    }

    private static Page done(TakeNote.Note note, Words words) {
        KnownPerson reader = note.reader();
        ZoneId zone = reader == null ? ZoneOffset.UTC : reader.zone();
        Instant at = Objects.requireNonNull(note.acknowledgedAt());
        return new Page(
                words.language(),
                note.about(),
                words.say(
                        "page.acknowledged",
                        String.valueOf(note.acknowledgedBy()),
                        words.moment(at.atZone(zone)),
                        zone),
                null);
    }

    /** In the language of whom the mail went to; as the browser asks where that is no person. */
    private static Words words(@Nullable KnownPerson reader, Words accepted) {
        return reader == null ? accepted : Words.of(reader.locale());
    }

    private static Page said(Words words, String key) {
        return new Page(words.language(), words.say(key + ".title"), words.say(key), null);
    }

    /** What a page does with a token; {@code accepted} are the words for who is not known. */
    private interface Action {
        Page with(LinkTokens.Claim claim, Words accepted);
    }

    private void answer(RoutingContext request, Action action) {
        Words accepted = Words.accepted(request.request().getHeader("Accept-Language"));
        Optional<LinkTokens.Claim> claim = tokens.read(request.pathParam("token"));
        Page page = said(accepted, "page.unknown");
        int status = 404;
        if (claim.isPresent()) {
            try {
                page = tenants.call(claim.get().tenant(), () -> action.with(claim.get(), accepted));
                status = 200;
            } catch (HttpProblem e) {
                status = e.getStatusCode();
                page = status == ProblemType.NOT_FOUND.status() ? page : said(accepted, "page.impossible");
            } catch (RuntimeException e) {
                LOG.error("A link failed", e);
                status = 500;
                page = said(accepted, "page.wrong");
            }
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Language", page.language())
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
                .end(Templates.page(page).render());
    }
}
