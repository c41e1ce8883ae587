package dev.milepost.alert.webhook.delivery;

import static dev.milepost.alert.Database.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.ServiceTest;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveriesQTest extends ServiceTest {
    @Inject
    Deliveries deliveries;

    @Inject
    TenantScope tenants;

    private final String tenant = "t" + UUID.randomUUID();
    private final UUID webhook = UUID.randomUUID();

    @Test
    void a_replay_says_where_the_next_goes_on() throws SQLException {
        for (int hour = 1; hour <= 5; hour++) {
            execute("""
                    INSERT INTO webhook_delivery (tenant_id, webhook_id, event_id, event_type, stream_id, state, created_at)
                    VALUES ('%s', '%s', UUID(), 'x', UUID(), 'DELIVERED', '2027-03-01 0%d:00:00')""".formatted(tenant, webhook, hour));
        }

        var first = again(null);

        assertThat(first).isEqualTo(new Deliveries.Again(2, Instant.parse("2027-03-01T03:00:00Z")));
        execute("UPDATE webhook_delivery SET state = 'DELIVERED' WHERE tenant_id = '" + tenant + "'");
        var second = again(first.moreFrom());
        assertThat(second).isEqualTo(new Deliveries.Again(2, Instant.parse("2027-03-01T05:00:00Z")));
        assertThat(again(second.moreFrom())).isEqualTo(new Deliveries.Again(1, null));
    }

    private Deliveries.Again again(@Nullable Instant from) {
        return tenants.call(
                tenant,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> deliveries.again(webhook, List.of(DeliveryState.DELIVERED), from, null, 2)));
    }
}
