package dev.milepost.milestone;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.milepost.local.testing.MariaDbAndKafka;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Of two that write the same at the same time, which no look beforehand can see, the second is told what is taken. */
@ServiceTest
class DuplicateQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final String taken = "Taken" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void ofTwoCustomFieldsWithAKey() throws Exception {
        secondIsRefused(
                """
                INSERT INTO custom_field (id, tenant_id, version, field_key, label, type, choices, required_for,
                  created_at, updated_at) VALUES (UUID(), 'aurora', 1, '%s', 'x', 'TEXT', '[]', '[]', NOW(6), NOW(6))""", () -> manager.post("/custom-fields", Map.of("key", taken, "label", "x", "type", "TEXT")), "key");
    }

    @Test
    void ofTwoTemplatesWithAName() throws Exception {
        secondIsRefused(
                """
                INSERT INTO contract_template (id, tenant_id, version, name, kind, content, changed_by, created_at,
                  updated_at) VALUES (UUID(), 'aurora', 1, '%s', 'x', '{}', 'x', NOW(6), NOW(6))""",
                () -> manager.post("/templates/0190c7a0-5e1a-7c04-8a10-0000000c0504/copy", Map.of("name", taken)),
                "name");
    }

    @Test
    void ofTwoCalendarsWithAName() throws Exception {
        secondIsRefused(
                "INSERT INTO calendar (id, tenant_id, version, name, updated_at) VALUES (UUID(), 'aurora', 1, '%s', NOW(6))",
                () -> manager.post("/calendars", Map.of("name", taken, "jurisdiction", "DE")), "name");
    }

    @Test
    void ofTwoPartiesWithAReference() throws Exception {
        secondIsRefused("""
                INSERT INTO party (id, tenant_id, version, reference, name, external_ids, created_at, updated_at)
                VALUES (UUID(), 'aurora', 1, '%s', 'x', '[]', NOW(6), NOW(6))""", () -> manager.post("/parties", Map.of("reference", taken, "name", "x")), "reference");
    }

    @Test
    void inABulkTheRowIsRefusedAndTheOthersAreKept() throws Exception {
        try (Connection other = writing("""
                INSERT INTO party (id, tenant_id, version, reference, name, external_ids, created_at, updated_at)
                VALUES (UUID(), 'aurora', 1, '%s', 'x', '[]', NOW(6), NOW(6))""")) {
            Map<String, ?> items = Map.of("items", List.of(row("a", "Free" + taken), row("b", taken)));
            answerAfter(other, () -> manager.post("/parties/bulk-upsert", items))
                    .then()
                    .statusCode(200)
                    .body("items[0].effect", equalTo("CREATED"))
                    .body("items[1].problem.status", equalTo(409))
                    .body("items[1].problem.violations[0].field", endsWith("reference"));
        } finally {
            forget();
        }
    }

    private Map<String, ?> row(String id, String reference) {
        return Map.of(
                "externalId",
                Map.of("source", "duplicates", "id", taken + id),
                "party",
                Map.of("reference", reference, "name", "x"));
    }

    private void secondIsRefused(String insert, Supplier<Response> request, String field) throws Exception {
        try (Connection other = writing(insert)) {
            answerAfter(other, request)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/conflict"))
                    .body("violations[0].field", equalTo(field));
        } finally {
            forget();
        }
    }

    /** The other writer, who has written and not yet committed. */
    private Connection writing(String insert) throws SQLException {
        Connection other = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("milestone"));
        other.setAutoCommit(false);
        try (var statement = other.createStatement()) {
            statement.execute(insert.formatted(taken));
        }
        return other;
    }

    /** The answer to a request that comes to wait for the other writer, who then commits. */
    private Response answerAfter(Connection other, Supplier<Response> request) throws Exception {
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(request);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(300)) // the server keeps what it says for 100 ms after each look
                .until(() -> {
                    try (var select = other.prepareStatement(
                                    "SELECT COUNT(*) FROM information_schema.innodb_lock_waits");
                            var row = select.executeQuery()) {
                        row.next();
                        return row.getInt(1) > 0;
                    }
                });
        other.commit();
        return answer.get();
    }

    private void forget() throws SQLException {
        try (Connection connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("milestone"));
                var statement = connection.createStatement()) {
            for (String what :
                    List.of("custom_field WHERE field_key", "contract_template WHERE name", "calendar WHERE name")) {
                statement.execute(
                        "DELETE FROM " + what + " = '" + taken + "'"); // what no version of a reader would read
            }
        }
    }
}
