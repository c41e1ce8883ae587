package dev.milepost.alert.mailtemplate;

import dev.milepost.alert.mailsettings.MailAddress;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps the mails that the tenant words itself; those that cannot be filled in are refused. */
@ApplicationScoped
class MailTemplates {
    static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es");
    private static final int MOST = 200;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** A value for each name that a wording may use. */
    private static final Map<String, Object> SAMPLE = sample(true);

    /** The same with nothing in them, as a mail has no amount, or is not late. */
    private static final Map<String, Object> EMPTY = sample(false);

    private final EntityManager entities;
    private final Paging paging;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    MailTemplates(EntityManager entities, Paging paging, Caller caller, BusinessClock clock, Ids ids) {
        this.entities = entities;
        this.paging = paging;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    TemplateView get(String key, String language) {
        return TemplateView.from(existing(key, language));
    }

    @Transactional
    Page<TemplateView> list(@Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<@Nullable String> after = paging.after("mail-templates", cursor);
        List<MailTemplate> rows = caller.party().isPresent()
                ? List.of()
                : entities.createQuery("""
                                from MailTemplate where templateKey > :key or (templateKey = :key and language > :language)
                                order by templateKey, language""", MailTemplate.class)
                        .setParameter("key", after == null ? "" : String.valueOf(after.get(0)))
                        .setParameter("language", after == null ? "" : String.valueOf(after.get(1)))
                        .setMaxResults(limit + 1)
                        .getResultList();
        return paging.page(
                "mail-templates", rows, limit, row -> List.of(row.templateKey, row.language), TemplateView::from);
    }

    /** Creates it, or changes it as {@code expected} allows. */
    @Transactional
    TemplateView put(String key, String language, TemplateRequest request, @Nullable String ifMatch) {
        if (caller.party().isPresent()) {
            throw ProblemType.FORBIDDEN.because("Templates are the tenant's own; a counterparty's users have none.");
        }
        check(key, language, request);
        MailTemplate template = find(key, language).orElse(null);
        if (template == null) {
            ExpectedVersion.optional(ifMatch).check(0);
            if (entities.createQuery("select count(*) from MailTemplate", Long.class)
                            .getSingleResult()
                    >= MOST) {
                throw ProblemType.CONFLICT.because("A tenant has at most " + MOST + " templates.");
            }
            template = new MailTemplate(ids.next(), key, language);
            template.become(request, clock.instant());
            entities.persist(template);
        } else {
            ExpectedVersion.required(ifMatch).check(template.version);
            template.become(request, clock.instant());
        }
        entities.flush();
        return TemplateView.from(template);
    }

    @Transactional
    void delete(String key, String language, ExpectedVersion expected) {
        MailTemplate template = existing(key, language);
        expected.check(template.version);
        entities.remove(template);
    }

    private MailTemplate existing(String key, String language) {
        return find(key, language)
                .filter(template -> caller.party().isEmpty())
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "There is no template " + key + " in the language " + language + "."));
    }

    private Optional<MailTemplate> find(String key, String language) {
        return entities.createQuery(
                        "from MailTemplate where templateKey = :key and language = :language", MailTemplate.class)
                .setParameter("key", key)
                .setParameter("language", language)
                .getResultStream()
                .findFirst();
    }

    private static void check(String key, String language, TemplateRequest request) {
        Violations found = new Violations();
        found.check(KEY.matcher(key).matches(), "key", "must be 1 to 63 of a-z, 0-9 and -, as in final-call");
        found.check(
                LANGUAGES.contains(language),
                "language",
                "must be one of " + LANGUAGES.stream().sorted().toList());
        String replyTo = request.replyTo();
        found.check(replyTo == null || MailAddress.is(replyTo), "replyTo", "'" + replyTo + "' is no e-mail address");
        mistake(request.subject(), false).ifPresent(why -> found.add("subject", why));
        mistake(request.text(), false).ifPresent(why -> found.add("text", why));
        if (request.html() != null) {
            mistake(request.html(), true).ifPresent(why -> found.add("html", why));
        }
        found.throwIfAny();
    }

    private static Optional<String> mistake(String wording, boolean isHtml) {
        return Wording.mistake(wording, isHtml, SAMPLE)
                .or(() -> Wording.mistake(wording, isHtml, EMPTY).map(why -> why + " (where values are empty)"));
    }

    private static Map<String, Object> sample(boolean filled) {
        Map<String, Object> sample = new TreeMap<>();
        for (String name : List.of(
                "reader",
                "headline",
                "about",
                "contract",
                "day",
                "amount",
                "status",
                "why",
                "late",
                "link",
                "acknowledge",
                "unsubscribe")) {
            sample.put(name, filled ? name : "");
        }
        return sample;
    }
}
