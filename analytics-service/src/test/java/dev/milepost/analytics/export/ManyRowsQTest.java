package dev.milepost.analytics.export;

import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * A file takes as much memory at its end as at its beginning. {@code -Dmilepost.export.rows=1000000} and, as {@code -DargLine},
 * what the pom has with {@code -Xmx512m} show it for a million.
 */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@QuarkusTestResource(SignedTokens.class)
@NullUnmarked // what is missing fails the test
class ManyRowsQTest {
    private static final int ROWS = Integer.getInteger("milepost.export.rows", 100_000);
    private static final String TENANT = "exports-many";
    private static final int ROUNDS = 20;

    @TestHTTPResource("/")
    URL service;

    @Test
    void memoryDoesNotGrowWithTheRows() throws Exception {
        fill();
        for (TableFormat format : TableFormat.values()) {
            long began = System.nanoTime();
            long[] used = new long[ROUNDS];
            long bytes = 0;
            try (var http = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(
                                service.toURI().resolve("/api/v1/analytics/exports/milestones?format=" + format))
                        .header("Authorization", "Bearer " + token(TENANT, "admin"))
                        .build();
                try (InputStream body = http.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
                    bytes = readAll(body, used, format == TableFormat.CSV ? 200L * ROWS : 60L * ROWS);
                }
            }
            System.out.printf(
                    "%s: %,d rows, %,d bytes in %,d ms, live heap %d to %d MiB%n",
                    format, ROWS, bytes, (System.nanoTime() - began) / 1_000_000, min(used) >> 20, max(used) >> 20);
            assertThat(max(used) - min(used)).as(format + " holds rows").isLessThan(24 << 20);
        }
    }

    /** Reads it, and now and then looks how much is alive. */
    private static long readAll(InputStream body, long[] used, long expected) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        int round = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes += read;
            if (round < ROUNDS && bytes > expected * round / ROUNDS) {
                System.gc();
                used[round++] =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            }
        }
        assertThat(round).isGreaterThan(ROUNDS / 2);
        return bytes;
    }

    private static long max(long[] used) {
        return java.util.Arrays.stream(used).max().orElseThrow();
    }

    private static long min(long[] used) {
        return java.util.Arrays.stream(used).filter(one -> one > 0).min().orElseThrow();
    }

    private static void fill() throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
                var statement = connection.createStatement()) {
            String contract = "0197a3c2-0000-7000-8000-000000000002";
            statement.execute(
                    "INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to,"
                            + " counted, counted_since, title, time_zone) VALUES ('" + TENANT + "', 1, '" + contract
                            + "', 1, '2026-01-01', '9999-12-31', TRUE, '2026-01-01', 'Many', 'UTC')");
            statement.execute("INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from,"
                    + " valid_to, contract_id, title, type, status, priority, due_date, tags, fields, round, status_since)"
                    + " SELECT '" + TENANT + "', 1, CONCAT('0197a3c2-0000-7000-8001-', LPAD(HEX(seq + 4096), 12, '0')),"
                    + " seq + 1, '2026-01-01', '9999-12-31', '" + contract + "', CONCAT('Milestone number ', seq),"
                    + " 'REPORT', 'PLANNED', 'LOW', '2026-02-01', '[\"safety\"]', '{}', 0, '2026-01-01' FROM seq_1_to_"
                    + ROWS);
        }
    }
}
