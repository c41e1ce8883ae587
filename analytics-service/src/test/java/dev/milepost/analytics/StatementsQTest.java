package dev.milepost.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every statement written by hand names the tenant, and every one that reads finds its rows by an index. The same for
 * what Hibernate makes of the queries.
 */
@QuarkusTest
class StatementsQTest extends ServiceTest {
    /** The classes with statements of their own; ArchitectureTest sees to it that no other class prepares one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.EventLog",
                "fact.Names",
                "sight.SightReader",
                "question.Dependencies",
                "question.SmallTeams",
                "rollup.RollUpMarks",
                "rollup.RollUpUnits",
                "rollup.RollUpCells",
                "rollup.RollUpBuild",
                "rollup.RollUpReader",
                "rollup.RollUpCache",
                "history.History",
                "history.Happenings",
                "history.DecisionWaits",
                "rebuild.RebuildStore",
                "rebuild.RebuildStream",
                "report.RunStore"
            })
    void namesTheTenantInEachPartAndUsesAnIndex(String type) throws Exception {
        List<String> statements = statements(Class.forName("dev.milepost.analytics." + type));
        assertThat(statements).isNotEmpty();
        for (String statement : statements) {
            for (String part : statement.split("UNION ALL")) {
                assertThat(part)
                        .containsPattern("WHERE (\\w\\.)?tenant_id = \\?|^INSERT (IGNORE )?INTO \\w+ \\(tenant_id, ");
            }
            if (!statement.startsWith("INSERT")) {
                assertUsesIndex(statement);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM contract_party WHERE contract_id = ?",
                "SELECT * FROM contract_member WHERE contract_id = ?",
                "SELECT contract_id FROM contract_member WHERE person_id = ? AND tenant_id = ?",
                "SELECT id FROM person_fact WHERE subject = ? AND tenant_id = ?",
                "SELECT id FROM party_fact WHERE reference = ? AND tenant_id = ? ORDER BY changed_at DESC, id DESC LIMIT 1",
                "SELECT * FROM contract_fact WHERE id = ? AND tenant_id = ?",
                "SELECT live FROM history_build WHERE tenant_id = ?",
                "SELECT time_zone FROM contract_history WHERE tenant_id = ? AND build = ? GROUP BY tenant_id, build, time_zone",
                "SELECT * FROM approval_round WHERE tenant_id = ? AND build = ? AND milestone_id = ?",
                "SELECT * FROM milestone_history WHERE tenant_id = ? AND build = ? AND milestone_id = ?",
                "SELECT * FROM decision_wait WHERE tenant_id = ? AND build = ? AND milestone_id = ?",
                "SELECT * FROM milestone_history WHERE tenant_id = ? AND build = ? AND valid_to > '2026-01-01'"
            })
    void whatHibernateReadsUsesAnIndex(String statement) throws SQLException {
        assertUsesIndex(statement);
    }

    private static List<String> statements(Class<?> type) throws IllegalAccessException {
        List<String> statements = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                field.setAccessible(true);
                statements.add((String) field.get(null));
            }
        }
        return statements;
    }

    private static void assertUsesIndex(String statement) throws SQLException {
        String bound = statement
                .replaceAll(Pattern.quote("id = ?"), "id = '" + UUID.randomUUID() + "'")
                .replaceAll(Pattern.quote("id IN (?)"), "id IN ('" + UUID.randomUUID() + "')")
                .replace("build = ?", "build = 1")
                .replace("stream_id > ?", "stream_id > '" + UUID.randomUUID() + "'")
                .replace("day < ?", "day < 20000")
                .replace("?", "''");
        try (Connection connection = Database.connect();
                var explain = connection.createStatement();
                var row = explain.executeQuery("EXPLAIN " + bound)) {
            int rows = 0;
            while (row.next()) {
                rows++;
                String table = row.getString("table");
                String extra = String.valueOf(row.getString("Extra"));
                if (table != null
                        && !table.startsWith("<")
                        && !extra.contains("Impossible WHERE")
                        && !extra.contains("no matching row")) {
                    assertThat(row.getString("type")).as(bound).isIn("ref", "range", "const", "eq_ref");
                    assertThat(row.getString("key")).as(bound).isNotNull();
                }
            }
            assertThat(rows).isPositive();
        }
    }
}
