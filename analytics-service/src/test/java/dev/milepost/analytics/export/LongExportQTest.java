package dev.milepost.analytics.export;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.Database.number;
import static dev.milepost.analytics.Database.selects;
import static dev.milepost.analytics.export.Downloads.csv;
import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.milepost.analytics.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of many pages comes whole, or visibly does not, and nobody reads on for who hung up. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class LongExportQTest extends ServiceTest {
    private static final String TENANT = "exports-large";
    private static final int ROWS = 60_000;
    private static boolean made;

    @TestHTTPResource("/")
    URL service;

    @BeforeEach
    void fill() throws SQLException {
        if (!made) {
            made = true;
            ManyMilestones.of(TENANT, ROWS);
        }
    }

    @Test
    void aLongFileComesWhole() throws SQLException {
        long before = selects();
        Response response = Downloads.get(token(TENANT, "admin"), "exports/milestones?format=CSV", "*/*");
        List<NamedCsvRecord> lines = csv(response);
        assertThat(lines).hasSize(ROWS);
        assertThat(lines.stream().map(line -> line.getField("id")).distinct()).hasSize(ROWS);
        assertThat(lines.getLast().getField("title")).isEqualTo("Milestone " + ROWS);
        assertThat(selects() - before).isGreaterThan(ROWS / 2_000);
    }

    @Test
    void whoHangsUpEndsTheReading() throws Exception {
        execute("SET GLOBAL userstat = 1");
        try {
            long before = rowsRead();
            csv(Downloads.get(token(TENANT, "admin"), "exports/milestones?format=CSV", "*/*"));
            long whole = rowsRead() - before;
            assertThat(whole).isGreaterThanOrEqualTo(ROWS);

            before = rowsRead();
            try (Socket socket = new Socket()) {
                socket.setReceiveBufferSize(4096);
                socket.connect(new java.net.InetSocketAddress(service.getHost(), service.getPort()));
                socket.getOutputStream()
                        .write(("GET " + BASE
                                        + "exports/milestones?format=CSV HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                        + token(TENANT, "admin") + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new BufferedInputStream(socket.getInputStream()).readNBytes(1_000))
                        .hasSize(1_000);
            }
            long[] last = {-1};
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> {
                        long now = rowsRead();
                        boolean quiet = now == last[0];
                        last[0] = now;
                        return quiet;
                    });
            assertThat(last[0] - before).isBetween(1L, whole / 2);
        } finally {
            execute("SET GLOBAL userstat = 0");
        }
    }

    /** Headers and rows are out already when the reading fails: then the transfer must not end as a whole one does. */
    @Test
    void aFileThatBreaksOffDoesNotLookWhole() throws Exception {
        execute("UPDATE milestone_history SET fields = '[]' WHERE tenant_id = '" + TENANT
                + "' AND title = 'Milestone 50000'");
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(service.toURI().resolve(BASE + "exports/milestones?format=CSV"))
                    .header("Authorization", "Bearer " + token(TENANT, "admin"))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> answer.body().transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        } finally {
            execute("UPDATE milestone_history SET fields = '{}' WHERE tenant_id = '" + TENANT
                    + "' AND title = 'Milestone 50000'");
        }
    }

    /** Of the milestones' history alone: the jobs of the service ask other tables meanwhile. */
    private static long rowsRead() throws SQLException {
        return number("SELECT COALESCE(SUM(ROWS_READ), 0) FROM information_schema.TABLE_STATISTICS"
                + " WHERE TABLE_NAME = 'milestone_history'");
    }
}
