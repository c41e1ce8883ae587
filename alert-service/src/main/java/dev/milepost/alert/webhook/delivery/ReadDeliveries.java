package dev.milepost.alert.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was sent to a webhook, the newest first. */
@ApplicationScoped
class ReadDeliveries {
    private final Webhooks webhooks;
    private final DeliveryLog log;
    private final Paging paging;
    private final ObjectMapper json;

    @Inject
    ReadDeliveries(Webhooks webhooks, DeliveryLog log, Paging paging, ObjectMapper json) {
        this.webhooks = webhooks;
        this.log = log;
        this.paging = paging;
        this.json = json;
    }

    @Transactional
    Page<DeliveryView> list(DeliveryFilter filter, @Nullable Integer asked, @Nullable String cursor) {
        webhooks.refuseCounterparty();
        webhooks.get(filter.webhookId());
        int limit = Paging.limit(asked);
        String list = "webhook-deliveries?" + filter;
        List<@Nullable String> after = paging.after(list, cursor);
        List<DeliveryLog.Row> rows =
                log.list(filter, after == null ? null : Long.valueOf(String.valueOf(after.getFirst())), limit + 1);
        return paging.page(list, rows, limit, row -> List.of(Long.toString(row.number())), DeliveryLog.Row::view);
    }

    @Transactional
    DeliveryDetailView get(UUID webhook, UUID event) {
        DeliveryView delivery = view(webhook, event);
        return new DeliveryDetailView(
                delivery, log.payload(event).map(this::tree).orElse(Map.of()), log.attempts(webhook, event));
    }

    private Map<String, Object> tree(String payload) {
        try {
            return json.readValue(payload, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without what is sent and what came back. */
    @Transactional
    DeliveryView view(UUID webhook, UUID event) {
        webhooks.refuseCounterparty();
        webhooks.get(webhook);
        return log.find(webhook, event)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "There is no delivery " + event + " of webhook " + webhook + "."));
    }
}
