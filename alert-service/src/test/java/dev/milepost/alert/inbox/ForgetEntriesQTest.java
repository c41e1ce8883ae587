package dev.milepost.alert.inbox;

import static dev.milepost.alert.Database.execute;
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

/** What goes from inboxes when it is old, and what stays. */
@QuarkusTest
class ForgetEntriesQTest extends ServiceTest {
    private static final Duration OLD = Duration.ofDays(181);
    private static final Duration YOUNG = Duration.ofDays(179);

    @Inject
    ForgetEntries forget;

    @Inject
    BusinessClock clock;

    private final String tenant = "old-" + UUID.randomUUID().toString().substring(0, 8);
    private long made;

    @Test
    void what_is_read_and_old_goes_and_what_is_unread_or_waits_stays() throws Exception {
        UUID read = entry("DUE_DATE", OLD, false, null);
        UUID settled = entry("DUE_DATE", OLD, false, OLD);
        UUID decided = entry("GATE_WAITING", OLD, false, OLD);
        List<UUID> stay = List.of(
                entry("DUE_DATE", OLD, true, null),
                entry("DUE_DATE", YOUNG, false, null),
                entry("DUE_DATE", OLD, false, YOUNG),
                entry("GATE_WAITING", OLD, false, null));

        forget.forget();

        assertThat(there()).containsExactlyInAnyOrderElementsOf(stay).doesNotContain(read, settled, decided);
    }

    @Test
    void many_go_in_batches_behind_what_stays() throws Exception {
        try (var connection = Database.open();
                var insert = connection.prepareStatement("""
                        INSERT INTO inbox_entry (id, tenant_id, person_id, contract_id, subject, subject_id, kind, due_date,
                          rung, arrived_at, shown_at, unread)
                        SELECT CONCAT('00000000-', LPAD(HEX(seq), 4, '0'), '-7000-8000-', SUBSTRING(MD5(?), 1, 12)), ?, UUID(),
                          UUID(), 'DUE_DATE', UUID(), 'DUE_DATE', '2001-03-31', 'P-7D', '2001-01-01', '2001-01-01', seq <= 1500
                        FROM seq_1_to_3500""")) {
            insert.setString(1, tenant);
            insert.setString(2, tenant);
            insert.executeUpdate();
        }

        forget.forget();

        assertThat(there()).as("those that are unread").hasSize(1500);
        execute("DELETE FROM inbox_entry WHERE tenant_id = '" + tenant + "'");
    }

    @Test
    void it_reads_the_old_end_of_the_primary_key_only() throws SQLException {
        try (var connection = Database.open();
                var explain = connection.prepareStatement("EXPLAIN " + ForgetEntries.OLDEST)) {
            explain.setObject(1, LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
            explain.setObject(2, LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
            explain.setObject(3, new UUID(0, 0));
            explain.setObject(4, UUID.fromString("0198f3a2-7c1e-7000-8000-000000000000"));
            try (var row = explain.executeQuery()) {
                row.next();
                assertThat(row.getString("key")).isEqualTo("PRIMARY");
                assertThat(row.getString("type")).isEqualTo("range");
                assertThat(String.valueOf(row.getString("Extra"))).doesNotContain("filesort");
            }
        }
    }

    private UUID entry(String kind, Duration age, boolean unread, @Nullable Duration settled) throws SQLException {
        UUID id = new UUID(
                0x0000_0000_0001_7000L + (++made << 16), UUID.randomUUID().getLeastSignificantBits());
        try (var connection = Database.open();
                var insert = connection.prepareStatement("""
                        INSERT INTO inbox_entry (id, tenant_id, person_id, contract_id, subject, subject_id, kind, due_date,
                          rung, arrived_at, shown_at, unread, settled_at)
                        VALUES (?, ?, UUID(), UUID(), ?, UUID(), ?, '2027-03-31', 'P-7D', ?, ?, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setString(2, tenant);
            insert.setString(3, kind);
            insert.setString(4, kind);
            insert.setObject(5, ago(age));
            insert.setObject(6, ago(age));
            insert.setBoolean(7, unread);
            insert.setObject(8, settled == null ? null : ago(settled));
            insert.executeUpdate();
        }
        return id;
    }

    private LocalDateTime ago(Duration age) {
        return LocalDateTime.ofInstant(clock.instant().minus(age), ZoneOffset.UTC);
    }

    private List<UUID> there() throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (var connection = Database.open();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT id FROM inbox_entry WHERE tenant_id = '" + tenant + "'")) {
            while (rows.next()) {
                ids.add(UUID.fromString(rows.getString(1)));
            }
        }
        return ids;
    }
}
