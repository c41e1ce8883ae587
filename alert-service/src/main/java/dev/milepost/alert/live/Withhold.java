package dev.milepost.alert.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.alert.known.OwnAddresses;
import dev.milepost.events.Event;
import dev.milepost.events.ReminderEvent;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Takes out of an event what a counterparty's user may not read: addresses of others in events of reminders, as the lists
 * of reminders do. What was changed is not what the chain of events was sealed over, so its hash is left out.
 */
@ApplicationScoped
class Withhold {
    private static final List<String> TEXTS = List.of("recipient", "reason", "acknowledgedBy");

    private final OwnAddresses addresses;
    private final TenantScope tenants;
    private final ObjectMapper mapper;

    @Inject
    Withhold(OwnAddresses addresses, TenantScope tenants, ObjectMapper mapper) {
        this.addresses = addresses;
        this.tenants = tenants;
        this.mapper = mapper;
    }

    /** The event as {@code viewer} may read it. */
    String from(Viewer viewer, Event event, String json) {
        return viewer.party().isEmpty() || !(event.data() instanceof ReminderEvent)
                ? json
                : tenants.call(
                        viewer.tenant(),
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> without(json, viewer.party().get())));
    }

    private String without(String json, String party) throws JsonProcessingException {
        var event = (ObjectNode) mapper.readTree(json);
        event.remove("chainhash");
        var reminder = (ObjectNode) event.path("data").path("reminder");
        for (String text : TEXTS) {
            if (reminder.path(text).isTextual()) {
                reminder.put(text, addresses.in(reminder.path(text).asText(), party));
            }
        }
        return mapper.writeValueAsString(event);
    }
}
