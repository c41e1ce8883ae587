package dev.milepost.alert.webhook;

import dev.milepost.alert.webhook.secret.WebhookSecret;
import dev.milepost.alert.webhook.secret.WebhookSecrets;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads webhooks, in the order in which they were made. */
@ApplicationScoped
class ReadWebhooks {
    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final Paging paging;

    @Inject
    ReadWebhooks(Webhooks webhooks, WebhookSecrets secrets, Paging paging) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.paging = paging;
    }

    @Transactional
    WebhookView get(UUID id) {
        webhooks.refuseCounterparty();
        return webhooks.view(webhooks.get(id));
    }

    @Transactional
    Page<WebhookView> list(@Nullable Integer asked, @Nullable String cursor) {
        webhooks.refuseCounterparty();
        int limit = Paging.limit(asked);
        List<@Nullable String> after = paging.after("webhooks", cursor);
        List<Webhook> rows =
                webhooks.behind(after == null ? null : UUID.fromString(String.valueOf(after.getFirst())), limit + 1);
        Map<UUID, List<WebhookSecret>> valid =
                secrets.valid(rows.stream().map(Webhook::id).toList(), webhooks.now()).stream()
                        .collect(Collectors.groupingBy(WebhookSecret::webhookId));
        return paging.page(
                "webhooks",
                rows,
                limit,
                row -> List.of(row.id.toString()),
                row -> WebhookView.from(row, webhooks.url(row), valid.getOrDefault(row.id, List.of())));
    }
}
