package dev.milepost.alert.webhook.delivery;

import dev.milepost.alert.known.ContractOf;
import dev.milepost.alert.webhook.FilterColumn;
import dev.milepost.alert.webhook.WebhookFilter;
import dev.milepost.events.Event;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Finds out who is to be told of an event, inside the transaction that folds or writes it: so nobody is left out, and
 * nobody is told twice. Who wants to hear what is read once a transaction, not once an event, and always as it is: a copy
 * in memory would miss the events between the making of a webhook and the moment that this replica learns of it.
 */
@ApplicationScoped
public class FanOut {
    private static final String WEBHOOKS = "SELECT id, filter FROM webhook WHERE tenant_id = ? AND enabled";

    private final Taken taken;
    private final Deliveries deliveries;
    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    FanOut(Taken taken, Deliveries deliveries, DataSource database, CurrentTenant tenant) {
        this.taken = taken;
        this.deliveries = deliveries;
        this.database = database;
        this.tenant = tenant;
    }

    private record Listener(UUID id, WebhookFilter filter) {}

    /** Takes note of an event of the current tenant; {@link #flush} tells of it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(Event event, String json) {
        taken.add(event, json);
    }

    /** Puts all that was taken in line. To be called before the commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void flush() {
        List<Taken.One> events = taken.takeAll();
        List<Listener> listeners = events.isEmpty() ? List.of() : listeners();
        if (listeners.isEmpty()) {
            return;
        }
        List<Deliveries.Message> messages = new ArrayList<>();
        for (Taken.One one : events) {
            Event event = one.event();
            Optional<UUID> named = NamedReceiver.of(event);
            List<UUID> told = listeners.stream()
                    .filter(listener -> named.map(listener.id()::equals)
                            .orElseGet(() -> listener.filter().takes(event)))
                    .map(Listener::id)
                    .toList();
            if (!told.isEmpty()) {
                messages.add(
                        new Deliveries.Message(event.id(), event.type(), ContractOf.event(event), one.json(), told));
            }
        }
        if (!messages.isEmpty()) {
            deliveries.put(messages);
        }
    }

    /** Whether the current tenant has anybody to tell. */
    boolean hasListeners() {
        return !listeners().isEmpty();
    }

    private List<Listener> listeners() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WEBHOOKS)) {
            select.setString(1, tenant.get());
            List<Listener> listeners = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    listeners.add(new Listener(UUID.fromString(row.getString(1)), FilterColumn.read(row.getString(2))));
                }
            }
            return listeners;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
