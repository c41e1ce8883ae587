package dev.milepost.alert.notice;

import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists the tenant's notices, the newest first. */
@ApplicationScoped
class ListNotices {
    private static final UUID END = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final EntityManager entities;
    private final Webhooks webhooks;
    private final Paging paging;

    @Inject
    ListNotices(EntityManager entities, Webhooks webhooks, Paging paging) {
        this.entities = entities;
        this.webhooks = webhooks;
        this.paging = paging;
    }

    @Transactional
    Page<WebhookNoticeView> list(@Nullable UUID webhook, @Nullable Integer asked, @Nullable String cursor) {
        webhooks.refuseCounterparty();
        int limit = Paging.limit(asked);
        String list = "webhook notices of " + webhook;
        List<@Nullable String> after = paging.after(list, cursor);
        var query = entities.createQuery(
                        "from WebhookNotice where id < :before" + (webhook == null ? "" : " and webhookId = :webhook")
                                + " order by id desc",
                        WebhookNotice.class)
                .setParameter("before", after == null ? END : UUID.fromString(String.valueOf(after.getFirst())));
        if (webhook != null) {
            query.setParameter("webhook", webhook);
        }
        return paging.page(
                list,
                query.setMaxResults(limit + 1).getResultList(),
                limit,
                row -> List.of(row.id.toString()),
                WebhookNoticeView::from);
    }
}
