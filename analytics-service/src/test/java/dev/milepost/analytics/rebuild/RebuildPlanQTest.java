package dev.milepost.analytics.rebuild;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.Database.rowsRead;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rebuild reads to find its streams, on copies of the tables: 300 streams of 100 events, and those of others. */
@QuarkusTest
class RebuildPlanQTest extends ServiceTest {
    private static final int STREAMS = 300;

    @BeforeEach
    void copy() throws SQLException {
        execute("CREATE DATABASE rebuilds");
        for (String table : new String[] {"event_log", "rebuilt_stream", "rebuild", "history_build"}) {
            execute("CREATE TABLE rebuilds." + table + " LIKE analytics." + table);
        }
        execute("""
                INSERT INTO rebuilds.event_log (tenant_id, source, stream_id, sequence, event_id, type, time, payload)
                SELECT IF(s.seq %% 10 = 0, 'other', 'plans'), '/milestone-service',
                  CONCAT('00000000-0000-7000-8000-', LPAD(s.seq, 12, '0')), e.seq, UUID(), 'x', '2026-01-01', '{}'
                FROM seq_1_to_%d s JOIN seq_1_to_100 e""".formatted(STREAMS));
        execute("INSERT INTO rebuilds.rebuild (tenant_id, build, requested_by, requested_at, finished_at)"
                + " SELECT 'plans', seq, 'ada', '2026-01-01', '2026-01-01' FROM seq_1_to_10");
        execute("ANALYZE TABLE rebuilds.event_log, rebuilds.rebuilt_stream, rebuilds.rebuild");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP DATABASE rebuilds");
    }

    @Test
    void streamsAreFoundWithoutReadingTheirEvents() throws SQLException {
        try (var connection = Database.connect()) {
            connection.setCatalog("rebuilds");

            long before = rowsRead(connection);
            assertThat(rows(connection, RebuildStore.STREAMS, "plans", "", "", new UUID(0, 0), "plans", 1))
                    .isEqualTo(STREAMS * 9 / 10);
            assertThat(rowsRead(connection) - before).as("a page").isLessThan(5 * STREAMS);

            before = rowsRead(connection);
            assertThat(rows(connection, RebuildStore.ANY_STREAM, "plans", "plans", 1))
                    .isOne();
            assertThat(rowsRead(connection) - before).as("is any missing").isLessThan(5 * STREAMS);

            before = rowsRead(connection);
            assertThat(rows(connection, RebuildStore.LIST, "plans", "plans")).isEqualTo(10);
            assertThat(rowsRead(connection) - before).as("the list").isLessThan(5 * STREAMS);
        }
    }

    private static int rows(Connection connection, String statement, Object... bound) throws SQLException {
        try (var select = connection.prepareStatement(statement)) {
            for (int i = 0; i < bound.length; i++) {
                select.setObject(i + 1, bound[i]);
            }
            try (var row = select.executeQuery()) {
                int count = 0;
                while (row.next()) {
                    count++;
                }
                return count;
            }
        }
    }
}
