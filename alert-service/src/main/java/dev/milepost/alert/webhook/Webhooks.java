package dev.milepost.alert.webhook;

import dev.milepost.alert.policy.NamedWebhooks;
import dev.milepost.alert.webhook.secret.SecretBox;
import dev.milepost.alert.webhook.secret.WebhookSecret;
import dev.milepost.alert.webhook.secret.WebhookSecrets;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The webhooks of the current tenant. */
@ApplicationScoped
public class Webhooks implements NamedWebhooks {
    /** What names one as the recipient of a reminder: this and its id. */
    public static final String RECIPIENT = "webhook:";

    /** Stands for an address that was sealed with a key that is not configured any more. */
    static final String UNREADABLE = "unreadable";

    private final EntityManager entities;
    private final WebhookSecrets secrets;
    private final SecretBox box;
    private final CurrentTenant tenant;
    private final Caller caller;
    private final RealTime time;

    @Inject
    Webhooks(
            EntityManager entities,
            WebhookSecrets secrets,
            SecretBox box,
            CurrentTenant tenant,
            Caller caller,
            RealTime time) {
        this.entities = entities;
        this.secrets = secrets;
        this.box = box;
        this.tenant = tenant;
        this.caller = caller;
        this.time = time;
    }

    /** Where an address is sealed for. */
    public static String place(String tenant, UUID webhook) {
        return "address of " + tenant + "/" + webhook;
    }

    /** Webhooks tell of all contracts of the tenant, which nobody of a counterparty may hear of. */
    public void refuseCounterparty() {
        if (caller.party().isPresent()) {
            throw ProblemType.FORBIDDEN.because(
                    "Webhooks tell of all contracts of the tenant; users of a counterparty have none.");
        }
    }

    /** The webhook of that id, if the tenant has it. */
    public Webhook get(UUID id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The same, where it may be gone. */
    public Optional<Webhook> find(UUID id) {
        return Optional.ofNullable(entities.find(Webhook.class, id));
    }

    @Override
    public boolean has(UUID id) {
        return find(id).isPresent();
    }

    /** Why it is not told of {@code contract}, although a policy names it; empty when it is. */
    public Optional<String> objection(UUID id, UUID contract) {
        return find(id).map(webhook -> webhook.objection(contract)).orElse(Optional.of("the webhook was deleted"));
    }

    /** Has {@link #objection} of them hold until the end of the transaction. */
    public void hold(Stream<UUID> ids) {
        ids.distinct().sorted().forEach(id -> entities.find(Webhook.class, id, LockModeType.PESSIMISTIC_READ));
    }

    /** The webhook of that id, locked until the end of the transaction. */
    public Webhook locked(UUID id) {
        return lockedIfThere(id).orElseThrow(() -> unknown(id));
    }

    /** The same, where it may be gone. */
    public Optional<Webhook> lockedIfThere(UUID id) {
        return Optional.ofNullable(entities.find(Webhook.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    List<Webhook> behind(@Nullable UUID after, int limit) {
        var query = entities.createQuery(
                "from Webhook" + (after == null ? "" : " where id > :after") + " order by id", Webhook.class);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.setMaxResults(limit).getResultList();
    }

    long count() {
        return entities.createQuery("select count(*) from Webhook", Long.class).getSingleResult();
    }

    void add(Webhook webhook) {
        entities.persist(webhook);
        entities.flush();
    }

    /** Writes what was changed, so that statements past the entities see it. */
    public void flush() {
        entities.flush();
    }

    void remove(Webhook webhook) {
        entities.remove(webhook);
    }

    byte[] seal(UUID webhook, String url) {
        return box.seal(place(tenant.get(), webhook), url.getBytes(StandardCharsets.UTF_8));
    }

    /** Its address, or {@link #UNREADABLE}, so that the others can be listed and this one be given a new one. */
    String url(Webhook webhook) {
        try {
            return new String(box.open(place(tenant.get(), webhook.id), webhook.url), StandardCharsets.UTF_8);
        } catch (SecretBox.CannotOpenException e) {
            return UNREADABLE;
        }
    }

    /** As callers see it, with the keys that sign now. */
    WebhookView view(Webhook webhook) {
        entities.flush(); // so that the version is the one after the change
        return WebhookView.from(webhook, url(webhook), secrets.valid(List.of(webhook.id), now()));
    }

    List<WebhookSecret> secretsOf(Webhook webhook) {
        return secrets.valid(List.of(webhook.id), now());
    }

    /** Real time, as the database keeps it. */
    public Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RuntimeException unknown(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no webhook " + id + ".");
    }
}
