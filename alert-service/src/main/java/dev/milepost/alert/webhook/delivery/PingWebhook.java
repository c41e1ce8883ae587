package dev.milepost.alert.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.alert.webhook.Webhook;
import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends a webhook an event that means nothing, to see whether it gets through. */
@ApplicationScoped
class PingWebhook {
    static final String TYPE = "dev.milepost.webhook.ping.v1";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final ReadDeliveries read;
    private final CurrentTenant tenant;
    private final Ids ids;
    private final ObjectMapper json;

    @Inject
    PingWebhook(
            Webhooks webhooks,
            Deliveries deliveries,
            ReadDeliveries read,
            CurrentTenant tenant,
            Ids ids,
            ObjectMapper json) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.read = read;
        this.tenant = tenant;
        this.ids = ids;
        this.json = json;
    }

    @Transactional
    DeliveryView ping(UUID id) {
        webhooks.refuseCounterparty();
        Webhook webhook = webhooks.get(id);
        if (!webhook.isEnabled()) {
            throw ProblemType.CONFLICT.because("The webhook is switched off; PATCH it with {\"enabled\": true} first.");
        }
        UUID event = ids.next();
        deliveries.put(List.of(new Deliveries.Message(event, TYPE, id, payload(event, webhook), List.of(id))));
        return read.view(id, event);
    }

    /** No event of the topics: it is in no stream, so its sequence is 0. */
    private String payload(UUID event, Webhook webhook) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", event);
        attributes.put("source", "/alert-service");
        attributes.put("type", TYPE);
        attributes.put("subject", webhook.id());
        attributes.put("time", webhooks.now());
        attributes.put("datacontenttype", "application/json");
        attributes.put("partitionkey", webhook.id());
        attributes.put("sequence", "0".repeat(19));
        attributes.put("tenant", tenant.get());
        attributes.put("data", Map.of("webhook", Map.of("id", webhook.id(), "name", webhook.name())));
        try {
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
