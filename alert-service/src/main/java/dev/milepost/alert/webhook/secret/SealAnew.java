package dev.milepost.alert.webhook.secret;

import dev.milepost.alert.webhook.Webhooks;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Seals what the previous key sealed with the one of now, for all tenants, so that the operator can take the previous one
 * away. Some time after the start, as replicas that do not know the new key yet could not open it.
 */
@ApplicationScoped
class SealAnew {
    private static final Logger LOG = Logger.getLogger(SealAnew.class);

    private static final String ADDRESSES = "SELECT id, tenant_id, id, url FROM webhook";
    private static final String ADDRESS = "UPDATE webhook SET url = ? WHERE tenant_id = ? AND id = ? AND url = ?";
    private static final String KEYS = "SELECT id, tenant_id, webhook_id, sealed FROM webhook_secret";
    private static final String KEY =
            "UPDATE webhook_secret SET sealed = ? WHERE tenant_id = ? AND id = ? AND sealed = ?";

    private final DataSource database;
    private final SecretBox box;

    @Inject
    SealAnew(DataSource database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    private record Old(UUID id, String tenant, UUID webhook, byte[] sealed) {}

    @Scheduled(every = "24h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sealAnew() throws SQLException {
        try (Connection connection = database.getConnection()) {
            int addresses = sealAnew(connection, ADDRESSES, ADDRESS, Webhooks::place);
            int keys = sealAnew(connection, KEYS, KEY, WebhookSecrets::place);
            if (addresses + keys > 0) {
                LOG.infof("Sealed %d addresses and %d secrets of webhooks with the new key", addresses, keys);
            }
        }
    }

    private int sealAnew(Connection connection, String select, String update, BiFunction<String, UUID, String> place)
            throws SQLException {
        int sealed = 0;
        for (Old old : old(connection, select)) {
            String where = place.apply(old.tenant(), old.webhook());
            byte[] content;
            try {
                content = box.open(where, old.sealed());
            } catch (SecretBox.CannotOpenException e) {
                LOG.warnf("Webhook %s of %s: %s", old.webhook(), old.tenant(), e.getMessage());
                continue;
            }
            // Where it was changed meanwhile, it was sealed with the new key.
            try (var write = connection.prepareStatement(update)) {
                write.setBytes(1, box.seal(where, content));
                write.setString(2, old.tenant());
                write.setObject(3, old.id());
                write.setBytes(4, old.sealed());
                sealed += write.executeUpdate();
            }
        }
        return sealed;
    }

    private List<Old> old(Connection connection, String sql) throws SQLException {
        List<Old> old = new ArrayList<>();
        try (var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            while (row.next()) {
                byte[] sealed = row.getBytes(4);
                if (box.isOld(sealed)) {
                    old.add(new Old(
                            UUID.fromString(row.getString(1)),
                            row.getString(2),
                            UUID.fromString(row.getString(3)),
                            sealed));
                }
            }
        }
        return old;
    }
}
