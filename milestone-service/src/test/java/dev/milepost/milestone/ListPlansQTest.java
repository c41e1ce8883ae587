package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.testing.MariaDbAndKafka;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * With thousands of rows of two tenants, the lists find their first page by an index. What a request asks of the database is
 * taken from the server's own log, with its values, and explained.
 */
@ServiceTest
class ListPlansQTest {
    private static final int MANY = 3000;
    private static final int ATTEMPTS = 30;

    private Connection database;
    private final List<String> tenants = List.of("listplans", "listplans2");
    private Api manager = Api.as("listplans", "manager");
    private String contract = "";
    private String milestone = "";

    @BeforeEach
    void manyRows() throws SQLException {
        database = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("milestone"));
        for (String tenant : tenants) {
            rowsOf(tenant);
        }
        manager = Api.as(tenants.getFirst(), "manager");
        for (String table : List.of(
                "breach",
                "corrective_action",
                "extension_request",
                "gate_waiting",
                "agreement_waiting",
                "milestone_dependency",
                "milestone",
                "contract")) {
            Copies.run(database, "ANALYZE TABLE " + table + " PERSISTENT FOR ALL");
        }
        Copies.run(database, "SET GLOBAL log_output = 'TABLE'");
        Copies.run(database, "SET GLOBAL general_log = ON");
    }

    @AfterEach
    void thereAreNoMore() throws SQLException {
        Copies.run(database, "SET GLOBAL general_log = OFF");
        for (String tenant : tenants) {
            for (String table : List.of(
                    "breach",
                    "corrective_action",
                    "corrective_plan",
                    "extension_request",
                    "gate_waiting",
                    "agreement_waiting",
                    "milestone_dependency")) {
                Copies.run(database, "DELETE FROM " + table + " WHERE tenant_id = '" + tenant + "'");
            }
            Copies.run(database, "DELETE FROM milestone WHERE tenant_id = '" + tenant + "' AND title LIKE 'Made up%'");
        }
        database.close();
    }

    private void rowsOf(String tenant) throws SQLException {
        manager = Api.as(tenant, "manager");
        contract = manager.contract(Map.of());
        milestone =
                manager.milestone(contract, Map.of("gate", Map.of("approvers", List.of(Map.of("role", "manager")))));
        String other = manager.milestone(contract, Map.of("title", "Other"));
        String dependency =
                made(contract + "/dependencies", Map.of("predecessorId", id(milestone), "successorId", id(other)));
        manager.activate(contract);
        manager.act(other, "miss", Map.of("reason", "Never came")).then().statusCode(200);
        String breach = made(
                contract + "/breaches",
                Map.of("description", "Late", "noticedOn", "2026-10-01", "milestoneId", id(other)));
        String plan = made(
                other + "/corrective-plans",
                Map.of("cause", "Frost", "actions", List.of(Map.of("title", "Heat", "dueDate", "2027-01-01"))));
        assertThat(plan).isNotEmpty();
        String extension =
                made(milestone + "/extension-requests", Map.of("wantedDate", "2027-12-01", "reason", "Frost"));
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        manager.act(milestone, "submit", Map.of()).then().statusCode(200);

        Copies.of(
                database,
                "breach",
                breach,
                MANY,
                Map.of(
                        "id", "UUID()",
                        "status", "ELT(1 + s.seq % 4, 'OPEN', 'CURED', 'WAIVED', 'WITHDRAWN')",
                        "noticed_on", "m.noticed_on - INTERVAL s.seq DAY"));
        try (var select = database.createStatement();
                var row = select.executeQuery(
                        "SELECT id FROM corrective_action WHERE tenant_id = '" + tenant + "' LIMIT 1")) {
            row.next();
            Copies.of(
                    database,
                    "corrective_action",
                    row.getString(1),
                    MANY,
                    Map.of(
                            "id", "UUID()",
                            "status", "ELT(1 + s.seq % 3, 'OPEN', 'DONE', 'CANCELLED')",
                            "due_date", "m.due_date + INTERVAL s.seq DAY"));
        }
        Copies.of(
                database,
                "extension_request",
                extension,
                MANY,
                Map.of("id", "UUID()", "status", "ELT(1 + s.seq % 3, 'REQUESTED', 'GRANTED', 'REFUSED')"));
        Copies.of(
                database,
                "milestone",
                id(milestone),
                MANY,
                Map.of(
                        "id", "UUID()",
                        "title", "CONCAT('Made up ', s.seq)",
                        "team", "CONCAT('team-', s.seq % 40)",
                        "status", "ELT(1 + s.seq % 4, 'PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'MET')",
                        "due_date", "DATE '2027-01-01' + INTERVAL s.seq % 1200 DAY"));
        Copies.run(
                database,
                "INSERT INTO gate_waiting (tenant_id, approver, due_sort, milestone_id) SELECT tenant_id,"
                        + " ELT(1 + CRC32(id) % 3, 'role:manager', 'role:approver', 'role:finance'), due_sort, id"
                        + " FROM milestone WHERE tenant_id = '" + tenant + "' AND title LIKE 'Made up%'");
        Copies.run(
                database,
                "INSERT INTO agreement_waiting (tenant_id, approver, due_sort, item_id, kind, contract_id) SELECT"
                        + " tenant_id, ELT(1 + CRC32(id) % 3, 'role:manager', 'role:approver', 'role:finance'),"
                        + " '9999-12-31', id, 'EXTENSION_REQUEST', contract_id FROM extension_request"
                        + " WHERE status = 'REQUESTED' AND tenant_id = '" + tenant + "' AND id <> '" + id(extension)
                        + "'");
        Copies.run(
                database,
                "INSERT INTO milestone_dependency (id, tenant_id, version, contract_id, predecessor_id, successor_id,"
                        + " type, lag, lag_unit, created_at) SELECT UUID(), d.tenant_id, 1, d.contract_id, d.predecessor_id,"
                        + " m.id, d.type, d.lag, d.lag_unit, d.created_at FROM milestone_dependency d JOIN milestone m"
                        + " ON m.tenant_id = d.tenant_id AND m.title LIKE 'Made up%' WHERE d.id = '" + dependency
                        + "'");
    }

    @Test
    void eachListHasItsIndex() throws SQLException {
        Map<String, Object> wrong = new TreeMap<>();
        expect(wrong, "/breaches", "from breach ", "breach_noticed");
        expect(wrong, "/breaches?status=OPEN", "from breach ", "breach_status");
        expect(wrong, "/breaches?contractId=" + id(contract), "from breach ", "breach_contract");
        expect(wrong, "/corrective-actions", "from corrective_action ", "corrective_action_due");
        expect(wrong, "/corrective-actions?status=OPEN", "from corrective_action ", "corrective_action_status");
        expect(
                wrong,
                "/corrective-actions?ownerId=" + UUID.randomUUID(),
                "from corrective_action ",
                "corrective_action_owner");
        expect(wrong, "/extension-requests", "from extension_request ", "extension_request_tenant");
        expect(wrong, "/extension-requests?status=REQUESTED", "from extension_request ", "extension_request_status");
        expect(
                wrong,
                "/extension-requests?contractId=" + id(contract),
                "from extension_request ",
                "extension_request_contract");
        expect(
                wrong,
                "/extension-requests?milestoneId=" + id(milestone),
                "from extension_request ",
                "extension_request_milestone");
        expect(wrong, "/approvals/pending", "select page.kind", "PRIMARY");
        expect(
                wrong,
                "/workload?from=2027-03-01&to=2027-03-14",
                "select w.who",
                "milestone_due",
                "milestone_status_due");
        expect(
                wrong,
                "/timeline?from=2027-03-01&to=2027-03-14",
                "select d.contract_id",
                "milestone_dependency_successor");
        assertThat(wrong).isEmpty();
    }

    /** Notes what is wrong with the plan of the statement with {@code text} that a request sends. */
    private void expect(Map<String, Object> wrong, String request, String text, String... keys) throws SQLException {
        String statement = null;
        for (int i = 0; i < ATTEMPTS && statement == null; i++) {
            Copies.run(database, "TRUNCATE TABLE mysql.general_log");
            manager.get(request).then().statusCode(200);
            statement = logged(text);
        }
        if (statement == null) {
            wrong.put(request, "no such statement");
            return;
        }
        Set<String> used = new TreeSet<>();
        List<String> scans = new ArrayList<>();
        try (var explain = database.createStatement();
                var row = explain.executeQuery("EXPLAIN " + statement)) {
            while (row.next()) {
                String table = String.valueOf(row.getString("table"));
                String key = String.valueOf(row.getString("key"));
                used.add(key);
                long rows = row.getLong("rows");
                if ("ALL".equals(row.getString("type")) && !table.startsWith("<") && rows > 100) {
                    scans.add(table + " is read as a whole");
                }
            }
        }
        if (!scans.isEmpty() || List.of(keys).stream().noneMatch(used::contains)) {
            wrong.put(request, used + " " + scans + " " + statement);
        }
    }

    /** A connection that prepares a statement has it logged without its values, and with them from the next time on. */
    private @Nullable String logged(String text) throws SQLException {
        try (var select = database.prepareStatement("""
                SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE command_type IN ('Execute', 'Query')
                  AND LOWER(CONVERT(argument USING utf8mb4)) LIKE ? AND argument NOT LIKE '%general_log%'
                  AND argument NOT LIKE '%?%' ORDER BY event_time DESC LIMIT 1""")) {
            select.setString(1, (text.startsWith("select") ? "" : "select%") + text + "%");
            try (var row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private String made(String path, Map<String, ?> body) {
        return manager.post(path, body).then().statusCode(201).extract().path("id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
