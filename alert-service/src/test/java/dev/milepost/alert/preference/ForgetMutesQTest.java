package dev.milepost.alert.preference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What has ended of what people do not want to hear of. */
@QuarkusTest
class ForgetMutesQTest extends ServiceTest {
    @Inject
    ForgetMutes forget;

    @Inject
    BusinessClock clock;

    private final String tenant = "mutes-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void what_has_ended_goes_and_the_rest_stays() throws Exception {
        mute(clock.instant().minus(Duration.ofDays(2)));
        List<UUID> stay = List.of(
                mute(clock.instant().minus(Duration.ofHours(2))),
                mute(clock.instant().plus(Duration.ofDays(1))),
                mute(null));

        forget.forget();

        List<UUID> there = new ArrayList<>();
        try (var connection = Database.open();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT id FROM alert_mute WHERE tenant_id = '" + tenant + "'")) {
            while (rows.next()) {
                there.add(UUID.fromString(rows.getString(1)));
            }
        }
        assertThat(there).containsExactlyInAnyOrderElementsOf(stay);
    }

    @Test
    void it_reads_the_end_of_an_index() throws SQLException {
        try (var connection = Database.open();
                var row = connection
                        .createStatement()
                        .executeQuery("EXPLAIN " + ForgetMutes.FORGET.replace("?", "'2001-01-01'"))) {
            row.next();
            assertThat(row.getString("key")).isEqualTo("alert_mute_ended");
        }
    }

    private UUID mute(@Nullable Instant until) throws SQLException {
        UUID id = UUID.randomUUID();
        try (var connection = Database.open();
                var insert = connection.prepareStatement("""
                        INSERT INTO alert_mute (id, tenant_id, person_id, kind, ref_id, subject, until_at, created_at)
                        VALUES (?, ?, UUID(), 'CONTRACT', UUID(), '', ?, '2027-01-01')""")) {
            insert.setObject(1, id);
            insert.setString(2, tenant);
            insert.setObject(3, until == null ? null : LocalDateTime.ofInstant(until, ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return id;
    }
}
