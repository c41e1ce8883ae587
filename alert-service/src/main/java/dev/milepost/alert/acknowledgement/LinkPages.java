package dev.milepost.alert.acknowledgement;

import dev.milepost.alert.digest.LeaveDigests;
import dev.milepost.alert.reminder.TakeNote;
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

    private static final Page UNSUBSCRIBED =
            new Page("Unsubscribed", "No more reminders come by e-mail that are not mandatory.", null);

    private final LinkTokens tokens;
    private final TenantScope tenants;
    private final TakeNote takeNote;
    private final LeaveDigests digests;

    @Inject
    LinkPages(LinkTokens tokens, TenantScope tenants, TakeNote takeNote, LeaveDigests digests) {
        this.tokens = tokens;
        this.tenants = tenants;
        this.takeNote = takeNote;
        this.digests = digests;
    }

    @CheckedTemplate(basePath = "link")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(Page page);
    }

    /**
     * What a page says.
     *
     * @param button what its button is called; null without one
     */
    record Page(String title, String text, @Nullable String button) {}

    void install(@Observes Router router) {
        router.get(PATH + ":token").blockingHandler(this::show, false);
        router.post(PATH + ":token").blockingHandler(this::act, false);
    }

    private void show(RoutingContext request) {
        answer(request, claim -> switch (claim.purpose()) {
            case ACKNOWLEDGE -> {
                TakeNote.Note note = takeNote.read(claim.reminder());
                yield note.acknowledgedBy() == null
                        ? new Page(
                                note.about(),
                                "Acknowledge this reminder? Others then see that you have taken note of it, and it is not"
                                        + " escalated.",
                                "Acknowledge")
                        : done(note);
            }
            case UNSUBSCRIBE -> askToUnsubscribe(takeNote.read(claim.reminder()).recipient());
            case UNSUBSCRIBE_DIGEST -> askToUnsubscribe(digests.reader(claim.reminder()));
        });
    }

    private static Page askToUnsubscribe(String recipient) {
        return new Page(
                "Unsubscribe",
                "No more reminders by e-mail to " + recipient + "? What your organisation calls mandatory still comes.",
                "Unsubscribe");
    }

    private void act(RoutingContext request) {
        answer(request, claim -> switch (claim.purpose()) {
            case ACKNOWLEDGE -> done(takeNote.acknowledgeByLink(claim.reminder()));
            case UNSUBSCRIBE -> {
                takeNote.unsubscribe(claim.reminder());
                yield UNSUBSCRIBED;
            }
            case UNSUBSCRIBE_DIGEST -> {
                digests.leave(claim.reminder());
                yield UNSUBSCRIBED;
            }
        });
    }

    private static Page done(TakeNote.Note note) {
        return new Page(
                note.about(), "Acknowledged by " + note.acknowledgedBy() + " at " + note.acknowledgedAt() + ".", null);
    }

    /** What a page does with a token. */
    private interface Action {
        Page with(LinkTokens.Claim claim);
    }

    private void answer(RoutingContext request, Action action) {
        Optional<LinkTokens.Claim> claim = tokens.read(request.pathParam("token"));
        Page page = new Page("No such link", "This link is not one of ours, or its time is over.", null);
        int status = 404;
        if (claim.isPresent()) {
            try {
                page = tenants.call(claim.get().tenant(), () -> action.with(claim.get()));
                status = 200;
            } catch (HttpProblem e) {
                status = e.getStatusCode();
                page = status == ProblemType.NOT_FOUND.status()
                        ? page
                        : new Page("Not possible", String.valueOf(e.getDetail()), null);
            } catch (RuntimeException e) {
                LOG.error("A link failed", e);
                status = 500;
                page = new Page("Something went wrong", "Please try again in a moment.", null);
            }
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
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
