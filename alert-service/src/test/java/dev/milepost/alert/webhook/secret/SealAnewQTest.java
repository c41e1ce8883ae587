package dev.milepost.alert.webhook.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.webhook.Webhooks;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SealAnewQTest extends ServiceTest {
    private static final String OLD = "the-key-of-last-year-0123456789abcdef";
    private static final String NEW = "the-key-of-this-year-0123456789abcdef";

    @Inject
    DataSource database;

    private final String tenant = "t" + UUID.randomUUID();
    private final UUID webhook = UUID.randomUUID();

    @Test
    void what_the_previous_key_sealed_opens_with_the_new_one_alone() throws SQLException {
        SecretBox before = new SecretBox(OLD, Optional.empty());
        String address = Webhooks.place(tenant, webhook);
        String secret = WebhookSecrets.place(tenant, webhook);
        write(before.seal(address, bytes("https://crm.example/hook")), before.seal(secret, bytes("whsec")));

        new SealAnew(database, new SecretBox(NEW, Optional.of(OLD))).sealAnew();

        SecretBox after = new SecretBox(NEW, Optional.empty());
        assertThat(after.open(address, read("SELECT url FROM webhook WHERE id = ?")))
                .isEqualTo(bytes("https://crm.example/hook"));
        assertThat(after.open(secret, read("SELECT sealed FROM webhook_secret WHERE webhook_id = ?")))
                .isEqualTo(bytes("whsec"));
    }

    @Test
    void what_no_key_opens_stays_and_stops_nothing() throws SQLException {
        byte[] sealed = new SecretBox("a-key-that-was-lost-0123456789abcdef", Optional.empty())
                .seal(Webhooks.place(tenant, webhook), bytes("https://crm.example/hook"));
        write(sealed, sealed);

        new SealAnew(database, new SecretBox(NEW, Optional.of(OLD))).sealAnew();

        assertThat(read("SELECT url FROM webhook WHERE id = ?")).isEqualTo(sealed);
    }

    private void write(byte[] url, byte[] secret) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO webhook (id, tenant_id, version, name, kind, url, filter, ordered, enabled, created_by,
                      created_at, updated_at)
                    VALUES (?, ?, 1, 'CRM', 'STANDARD', ?, '{}', FALSE, FALSE, 'x', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""")) {
                insert.setObject(1, webhook);
                insert.setString(2, tenant);
                insert.setBytes(3, url);
                insert.executeUpdate();
            }
            try (var insert = connection.prepareStatement("""
                    INSERT INTO webhook_secret (id, tenant_id, webhook_id, scheme, sealed, created_at)
                    VALUES (UUID(), ?, ?, 'HMAC_SHA256', ?, UTC_TIMESTAMP(6))""")) {
                insert.setString(1, tenant);
                insert.setObject(2, webhook);
                insert.setBytes(3, secret);
                insert.executeUpdate();
            }
        }
    }

    private byte[] read(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, webhook);
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getBytes(1);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
