package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.testing.MariaDbAndKafka;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
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
@TestProfile(ListPlansQTest.StatementsWithValues.class)
class ListPlansQTest {
    /** Has the driver send statements with their values, as the log shows prepared ones without. */
    public static final class StatementsWithValues implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.additional-jdbc-properties.useServerPrepStmts", "false");
        }
    }

    private static final int MANY = 3000;
    private static final List<String> FILLED = List.of(
            "breach",
            "corrective_action",
            "extension_request",
            "gate_waiting",
            "agreement_waiting",
            "milestone_dependency",
            "milestone_comment",
            "evidence",
            "measurement",
            "delegation",
            "amendment",
            "recurrence",
            "calendar_version",
            "calendar",
            "contract_template",
            "payment",
            "contract_field",
            "contract_party",
            "person",
            "party",
            "milestone",
            "contract");

    private Connection database;
    private final List<String> tenants = List.of("listplans", "listplans2");
    private Api manager = Api.as("listplans", "manager");
    private String contract = "";
    private String milestone = "";
    private String party = "";
    private String person = "";
    private String calendar = "";

    @BeforeEach
    void manyRows() throws SQLException {
        database = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("milestone"));
        for (String tenant : tenants) {
            rowsOf(tenant);
        }
        for (String table : FILLED) {
            Copies.run(database, "ANALYZE TABLE " + table + " PERSISTENT FOR ALL");
        }
        Copies.run(database, "SET GLOBAL log_output = 'TABLE'");
        Copies.run(database, "SET GLOBAL general_log = ON");
    }

    @AfterEach
    void thereAreNoMore() throws SQLException {
        Copies.run(database, "SET GLOBAL general_log = OFF");
        Copies.run(database, "SET FOREIGN_KEY_CHECKS = 0");
        for (String table : FILLED) {
            Copies.run(database, "DELETE FROM " + table + " WHERE tenant_id IN ('listplans', 'listplans2')");
        }
        Copies.run(database, "SET FOREIGN_KEY_CHECKS = 1");
        database.close();
    }

    private void rowsOf(String tenant) throws SQLException {
        manager = Api.as(tenant, "manager");
        contract = manager.contract(Map.of());
        milestone = manager.milestone(
                contract,
                Map.of(
                        "gate",
                        Map.of("approvers", List.of(Map.of("role", "manager"))),
                        "criteria",
                        List.of(Map.of(
                                "statement", "Dense", "metric", "leaks", "operator", "AT_MOST", "target", "1"))));
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
                "contract",
                id(contract),
                MANY,
                Map.of(
                        "id", madeUp("s.seq"),
                        "reference", "CONCAT('Made up ', s.seq)",
                        "title", "CONCAT('Made up ', s.seq)",
                        "status", "ELT(1 + s.seq % 5, 'DRAFT', 'ACTIVE', 'SUSPENDED', 'COMPLETED', 'EXPIRED')",
                        "ends_on", "DATE '2027-01-01' + INTERVAL s.seq DAY",
                        "custom_fields", "'[{\"key\":\"risk\",\"type\":\"NUMBER\",\"value\":\"1\"}]'"));
        Copies.of(
                database,
                "breach",
                breach,
                MANY,
                Map.of(
                        "id", "UUID()",
                        "status", "ELT(1 + s.seq % 4, 'OPEN', 'CURED', 'WAIVED', 'WITHDRAWN')",
                        "contract_id", madeUp("s.seq"),
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
                Map.of(
                        "id", "UUID()",
                        "contract_id", madeUp("s.seq"),
                        "status", "ELT(1 + s.seq % 3, 'REQUESTED', 'GRANTED', 'REFUSED')"));
        Copies.of(
                database,
                "milestone",
                id(milestone),
                MANY,
                Map.of(
                        "id", madeUp("s.seq"),
                        "title", "CONCAT('Made up ', s.seq)",
                        "contract_id", madeUp("s.seq"),
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
                        + " type, lag, lag_unit, created_at) SELECT UUID(), d.tenant_id, 1, m.contract_id, d.predecessor_id,"
                        + " m.id, d.type, d.lag, d.lag_unit, d.created_at FROM milestone_dependency d JOIN milestone m"
                        + " ON m.tenant_id = d.tenant_id AND m.title LIKE 'Made up%' WHERE d.id = '" + dependency
                        + "'");
        moreRowsOf(tenant);
    }

    /** Other contracts, and what hangs on the made-up milestones or stands alone. */
    private void moreRowsOf(String tenant) throws SQLException {
        party = manager.party("Seed");
        Copies.of(
                database,
                "party",
                party,
                MANY,
                Map.of("id", madeUp("s.seq"), "reference", "CONCAT('Made up ', s.seq)"));
        person = manager.get("/people/me").then().statusCode(200).extract().path("id");
        Copies.of(
                database,
                "person",
                person,
                MANY,
                Map.of(
                        "id", madeUp("s.seq"),
                        "subject", "UUID()",
                        "handle", "NULL",
                        "name", "CONCAT('Made up ', s.seq)"));
        Copies.run(
                database,
                "INSERT INTO contract_party (tenant_id, contract_id, party_id, role) SELECT tenant_id, id, '" + party
                        + "', 'CLIENT' FROM contract WHERE tenant_id = '" + tenant + "' AND title LIKE 'Made up%7'");
        for (String field : List.of(
                "text_value) SELECT tenant_id, id, 'centre', CONCAT('K-', RIGHT(title, 2))",
                "number_value) SELECT tenant_id, id, 'risk', CRC32(id) % 1000")) {
            Copies.run(
                    database,
                    "INSERT INTO contract_field (tenant_id, contract_id, field_key, " + field
                            + " FROM contract WHERE title LIKE 'Made up%' AND tenant_id = '" + tenant + "'");
        }
        for (var definition : Map.of("centre", "TEXT", "risk", "NUMBER").entrySet()) {
            int status = manager.post(
                            "/custom-fields",
                            Map.of(
                                    "key",
                                    definition.getKey(),
                                    "label",
                                    "x",
                                    "target",
                                    "CONTRACT",
                                    "type",
                                    definition.getValue()))
                    .statusCode();
            assertThat(status).isIn(201, 409);
        }
        copyPerMilestone("milestone_comment", made(milestone + "/comments", Map.of("text", "Seed")));
        copyPerMilestone("evidence", made(milestone + "/evidence/links", Map.of("url", "https://a.example/b")));
        String criterion = manager.get(milestone).then().extract().path("criteria[0].id");
        copyPerMilestone(
                "measurement", made(milestone + "/measurements", Map.of("criterionId", criterion, "value", "3")));
        Copies.of(
                database,
                "payment",
                payment(),
                MANY,
                Map.of(
                        "id", "UUID()",
                        "contract_id", madeUp("s.seq"),
                        "milestone_id", madeUp("s.seq"),
                        "status", "ELT(1 + s.seq % 3, 'DUE', 'INVOICED', 'PAID')",
                        "due_on", "m.due_on + INTERVAL s.seq DAY"));
        Map<String, ?> leave = Map.of(
                "delegatePersonId", madeUpId(tenant), "from", "2027-06-20", "to", "2027-07-04", "reason", "Leave");
        Copies.of(
                database,
                "delegation",
                made("/people/" + person + "/delegations", leave),
                MANY,
                Map.of("id", "UUID()", "person_id", madeUp("s.seq")));
        Map<String, ?> later = Map.of(
                "title", "Longer", "reason", "More", "changes", Map.of("contract", Map.of("endsOn", "2031-01-01")));
        Copies.of(
                database,
                "amendment",
                made(contract + "/amendments", later),
                MANY,
                Map.of("id", "UUID()", "contract_id", madeUp("s.seq")));
        Map<String, ?> monthly = Map.of(
                "rule",
                Map.of(
                        "kind", "RECURRING",
                        "start", Map.of("kind", "DATE", "date", "2027-01-31"),
                        "rrule", "FREQ=MONTHLY;BYMONTHDAY=-1"),
                "until",
                "2027-02-28",
                "milestone",
                Map.of("title", "Report", "type", "REPORT"));
        Copies.of(
                database,
                "recurrence",
                made(contract + "/recurrences", monthly),
                MANY,
                Map.of("id", "UUID()", "contract_id", madeUp("s.seq")));
        calendar = made("/calendars", Map.of("name", "Seed"));
        Copies.of(
                database,
                "calendar",
                calendar,
                MANY,
                Map.of("id", madeUp("s.seq"), "name", "CONCAT('Made up ', s.seq)"));
        try (var select = database.createStatement();
                var row =
                        select.executeQuery("SELECT id FROM calendar_version WHERE calendar_id = '" + calendar + "'")) {
            row.next();
            Copies.of(
                    database,
                    "calendar_version",
                    row.getString(1),
                    MANY,
                    Map.of("id", "UUID()", "calendar_id", madeUp("s.seq")));
        }
        Map<String, ?> template = Map.of(
                "name",
                "Seed",
                "kind",
                "test",
                "contract",
                Map.of(),
                "milestones",
                List.of(Map.of("key", "a", "title", "A", "type", "REPORT")));
        Copies.of(
                database,
                "contract_template",
                made("/templates", template),
                MANY,
                Map.of(
                        "id", "UUID()",
                        "name", "CONCAT('Made up ', s.seq)",
                        "kind", "CONCAT('kind-', s.seq % 40)"));
    }

    private void copyPerMilestone(String table, String seed) throws SQLException {
        Copies.of(database, table, seed, MANY, Map.of("id", "UUID()", "milestone_id", madeUp("s.seq")));
    }

    /** A payment that a milestone of another contract released. */
    private String payment() {
        String other = manager.contract(Map.of());
        String paid = manager.milestone(
                other, Map.of("type", "PAYMENT", "paymentTerm", Map.of("percent", "40", "netDays", 10)));
        manager.activate(other);
        manager.act(paid, "start", Map.of()).then().statusCode(200);
        manager.act(paid, "submit", Map.of()).then().statusCode(200);
        Api.as(manager.tenant(), "approver")
                .act(paid, "approve", Map.of())
                .then()
                .statusCode(200);
        return manager.get("/payments?milestoneId=" + id(paid)).then().extract().path("items[0].id");
    }

    /** The id of the made-up row of that number, of any table. */
    private static String madeUp(String number) {
        return "CONCAT('00000000-0000-7000-8000-', RIGHT(MD5(m.tenant_id), 8), LPAD(" + number + ", 4, '0'))";
    }

    private String madeUpId(String tenant) throws SQLException {
        try (var select = database.createStatement();
                var row =
                        select.executeQuery("SELECT " + madeUp("1") + " FROM (SELECT '" + tenant + "' tenant_id) m")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void eachListHasItsIndex() throws SQLException {
        Map<String, Object> wrong = new TreeMap<>();
        expect(wrong, "/contracts", "from contract c", "contract_reference");
        expect(wrong, "/contracts?sort=-reference", "from contract c", "contract_reference");
        expect(wrong, "/contracts?status=SUSPENDED", "from contract c", "contract_status");
        expect(wrong, "/contracts?sort=endsOn", "from contract c", "contract_ends_on");
        expect(wrong, "/contracts?endsFrom=2027-03-01&endsTo=2027-03-09", "from contract c", "contract_ends_on");
        expect(wrong, "/contracts?partyId=" + party, "from contract c", "contract_party_party", "contract_reference");
        expect(wrong, "/contracts?text=seed", "from contract c", "contract_text");
        expect(wrong, "/contracts?customField.centre=K-77", "from contract c", "contract_field_text");
        expect(wrong, "/contracts?sort=customField.risk", "from contract_field", "contract_field_number");
        expect(wrong, "/parties", "from party ", "party_reference");
        expect(wrong, "/people", "from person ", "person_name");
        expect(wrong, "/payments", "from payment ", "payment_due_on");
        expect(wrong, "/payments?status=DUE", "from payment ", "payment_status_due_on");
        expect(wrong, "/payments?contractId=" + id(contract), "from payment ", "payment_contract");
        expect(
                wrong,
                "/payments?milestoneId=" + id(milestone),
                "from payment ",
                "payment_milestone",
                "payment_live_milestone_kind");
        expect(wrong, milestone + "/comments", "from milestone_comment ", "milestone_comment_milestone");
        expect(wrong, milestone + "/evidence", "from evidence ", "evidence_milestone");
        expect(
                wrong,
                milestone + "/measurements",
                "from measurement ",
                "measurement_milestone",
                "measurement_criterion");
        expect(wrong, contract + "/dependencies", "from milestone_dependency ", "milestone_dependency_contract");
        expect(wrong, contract + "/amendments", "from amendment ", "amendment_number");
        expect(wrong, contract + "/recurrences", "from recurrence ", "recurrence_contract");
        expect(wrong, "/people/" + person + "/delegations", "from delegation ", "delegation_person");
        expect(wrong, "/calendars", "from calendar ", "calendar_name");
        expect(wrong, "/calendars/" + calendar + "/versions", "from calendar_version ", "calendar_version_number");
        expect(wrong, "/templates", "from contract_template ", "contract_template_name");
        expect(wrong, "/templates?kind=kind-7", "from contract_template ", "contract_template_kind");
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
                "extension_request_milestone",
                "extension_request_tenant"); // all of them are of this one

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
        Copies.run(database, "TRUNCATE TABLE mysql.general_log");
        int status = manager.get(request).statusCode();
        String statement = status == 200 ? logged(text) : "status " + status;
        if (statement == null || statement.startsWith("status")) {
            wrong.put(request, String.valueOf(statement));
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

    private @Nullable String logged(String text) throws SQLException {
        try (var select = database.prepareStatement("""
                SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE command_type = 'Query'
                  AND LOWER(CONVERT(argument USING utf8mb4)) LIKE ? AND argument NOT LIKE '%general_log%'
                  ORDER BY event_time DESC LIMIT 1""")) {
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
