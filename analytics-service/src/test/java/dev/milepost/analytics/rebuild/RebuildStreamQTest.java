package dev.milepost.analytics.rebuild;

import static dev.milepost.analytics.Database.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.figure.Story;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked // what is missing fails the test
class RebuildStreamQTest extends ServiceTest {
    @Inject
    RebuildStream streams;

    @Inject
    TenantScope tenants;

    /** As by a replica that was about to look for the last ones while another one switched over. */
    @Test
    void whatCameAfterTheSwitchIsNotFoldedTwice() throws Exception {
        String tenant = "switched-" + UUID.randomUUID().toString().substring(0, 8);
        UUID stream = UUID.randomUUID();
        Story.of(tenant, Made.party(stream, "supplier", "Supplier")).fold(consumer);
        String live = "SELECT live FROM history_build WHERE building IS NULL AND tenant_id = '" + tenant + "'";
        assertThat(number(live)).isEqualTo(1);

        tenants.run(tenant, () -> streams.rebuild(1, new RebuildStore.StreamId("/milestone-service", stream)));

        assertThat(number("SELECT COUNT(*) FROM rebuilt_stream WHERE tenant_id = '" + tenant + "'"))
                .isZero();
    }
}
