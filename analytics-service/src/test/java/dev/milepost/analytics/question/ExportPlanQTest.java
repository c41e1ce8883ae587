package dev.milepost.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.sight.VisibleContracts.Sight;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A page of an export goes on where the last one ended: it neither sorts nor reads what was read before. Asked of tables of
 * some size, as the plan for a handful of rows is another one.
 */
@QuarkusTest
class ExportPlanQTest extends ServiceTest {
    private static final String TENANT = "plans";
    private static final List<String> TABLES = List.of(
            "contract_fact",
            "contract_history",
            "milestone_history",
            "payment_history",
            "contract_party",
            "contract_member",
            "reminder_fact",
            "decision_wait");
    private static final List<String> ROWS = List.of("""
            INSERT INTO contract_fact (id, tenant_id, version, reference, title, status, time_zone, deleted)
            SELECT UUID(), IF(seq % 10 = 0, 'plans', 'plans-of-others'), 1, CONCAT('C-', seq), 'Plan', 'ACTIVE', 'UTC', FALSE
            FROM seq_1_to_10000""", """
            INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to, counted, title,
              time_zone)
            SELECT tenant_id, 1, id, 1, '2026-01-01', '9999-12-31', TRUE, title, time_zone FROM contract_fact
            WHERE tenant_id = 'plans'""", """
            INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from, valid_to, contract_id, title,
              type, status, priority, tags, fields, round, status_since)
            SELECT c.tenant_id, 1, UUID(), 1, '2026-01-01', '9999-12-31', c.id, 'Plan', 'DELIVERABLE', 'PLANNED', 'NORMAL',
              '[]', '{}', 0, '2026-01-01'
            FROM contract_fact c JOIN seq_1_to_10 WHERE c.tenant_id = 'plans'""", """
            INSERT INTO payment_history (tenant_id, build, payment_id, sequence, valid_from, valid_to, contract_id,
              milestone_id, kind, status, amount, outstanding, currency, due_on)
            SELECT tenant_id, 1, UUID(), 1, valid_from, valid_to, contract_id, milestone_id, 'MILESTONE', 'DUE', 1, 1, 'EUR',
              '2026-02-01' FROM milestone_history WHERE tenant_id = 'plans'""", """
            INSERT INTO contract_party (contract_id, party_id, role, tenant_id)
            SELECT id, UUID(), 'CUSTOMER', tenant_id FROM contract_fact WHERE tenant_id = 'plans'""", """
            INSERT INTO contract_member (contract_id, person_id, tenant_id)
            SELECT id, UUID(), tenant_id FROM contract_fact WHERE tenant_id = 'plans'""", """
            INSERT INTO reminder_fact (tenant_id, build, milestone_id, sequence, at, rung, channel, outcome)
            SELECT tenant_id, build, milestone_id, sequence, valid_from, 'r', 'EMAIL', 'SENT' FROM milestone_history
            WHERE tenant_id = 'plans'""", """
            INSERT INTO decision_wait (tenant_id, build, milestone_id, round, decider, since, ended_at)
            SELECT tenant_id, build, milestone_id, 1, 'd', valid_from, valid_to FROM milestone_history
            WHERE tenant_id = 'plans'""");
    private static final Sight SOME = new Sight(false, new UUID(0, 1), new UUID(0, 2), List.of());

    private static final QuestionSql.Scope SCOPE = new QuestionSql.Scope(TENANT, 1, SOME, List.of("UTC"));

    @BeforeAll
    static void fill() throws SQLException {
        try (var connection = Database.connect();
                var statement = connection.createStatement()) {
            for (String insert : ROWS) {
                statement.executeUpdate(insert);
            }
            statement.execute("ANALYZE TABLE " + String.join(", ", TABLES));
        }
    }

    @AfterAll
    static void empty() throws SQLException {
        try (var connection = Database.connect();
                var statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.executeUpdate("DELETE FROM " + table + " WHERE tenant_id LIKE '" + TENANT + "%'");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void aPageIsReadInTheOrderOfAnIndex(Which which) throws SQLException {
        List<String[]> plan = explain(Map.of(), which);
        assertThat(plan.getFirst()[0]).isEqualTo(which == Which.WITH_PAYMENT ? "p" : "m");
        assertThat(plan.getFirst()[1]).isEqualTo(which == Which.WITH_PAYMENT ? "payment_history_milestone" : "PRIMARY");
        assertThat(plan).noneMatch(row -> row[2].contains("filesort") || row[2].contains("temporary"));
        assertThat(plan).allMatch(row -> row[1] != null);
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void aPageOfAListAsWell(Which which) throws SQLException {
        Frame frame =
                new Frame(Instant.parse("2026-03-01T11:30:00Z"), Against.BASELINE, null, null, List.of(), Map.of());
        Source source = which == Which.WITH_PAYMENT ? Source.ofPayments() : Source.milestones(frame.against());
        List<String[]> plan =
                explain(QuestionReader.page(new QuestionSql(frame, source, SCOPE), source, which, new UUID(0, 9), 51));
        assertThat(plan.getFirst()[0]).isEqualTo(which == Which.WITH_PAYMENT ? "p" : "m");
        assertThat(plan.getFirst()[1]).isEqualTo(which == Which.WITH_PAYMENT ? "payment_history_milestone" : "PRIMARY");
        assertThat(plan).noneMatch(row -> row[2].contains("filesort") || row[2].contains("temporary"));
    }

    @Test
    void theMilestonesOfAContractAreFoundByIt() throws SQLException {
        var contract = Map.of(
                new Key(Dimension.CONTRACT, null), List.of(UUID.randomUUID().toString()));
        assertThat(explain(contract, Which.ALL)).anyMatch(row -> "milestone_history_contract".equals(row[1]));
    }

    private static List<String[]> explain(Map<Key, List<String>> filters, Which which) throws SQLException {
        Frame frame =
                new Frame(Instant.parse("2026-03-01T11:30:00Z"), Against.BASELINE, null, null, List.of(), filters);
        return explain(ExportReader.statement(frame, which, SCOPE, new UUID(0, 9), 2_000));
    }

    private static List<String[]> explain(QuestionSql sql) throws SQLException {
        try (var connection = Database.connect();
                var explain = connection.prepareStatement("EXPLAIN " + sql.text())) {
            for (int i = 0; i < sql.bound().size(); i++) {
                explain.setObject(i + 1, sql.bound().get(i));
            }
            List<String[]> plan = new java.util.ArrayList<>();
            try (var row = explain.executeQuery()) {
                while (row.next()) {
                    plan.add(new String[] {row.getString("table"), row.getString("key"), row.getString("Extra")});
                }
            }
            return plan;
        }
    }
}
