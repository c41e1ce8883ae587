package dev.milepost.analytics.export;

import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * A file takes as much memory at its end as at its beginning. {@code -Dmilepost.export.rows=1000000} and, as {@code -DargLine},
 * what the pom has with {@code -Xmx512m} show it for a million.
 */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ManyRowsQTest extends ServiceTest {
    private static final int ROWS = Integer.getInteger("milepost.export.rows", 100_000);
    private static final String TENANT = "exports-many";
    private static final int ROUNDS = 10;

    @TestHTTPResource("/")
    URL service;

    @Test
    void memoryDoesNotGrowWithTheRows() throws Exception {
        ManyMilestones.of(TENANT, ROWS);
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
}
