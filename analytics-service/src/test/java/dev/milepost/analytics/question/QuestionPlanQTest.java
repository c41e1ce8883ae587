package dev.milepost.analytics.question;

import static dev.milepost.analytics.Database.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.sight.VisibleContracts.Sight;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the history answers about one contract, person or party, it reads the rows of that one, not those of the tenant. */
@QuarkusTest
class QuestionPlanQTest extends ServiceTest {
    private static final Sight ALL = new Sight(true, null, new UUID(0, 0), List.of());
    private static final String OF = "CAST(CONCAT(LPAD(HEX(%s), 8, '0'), '-0000-7000-8000-%d00000000000') AS UUID)";
    private static boolean filled;

    /** 100,000 milestones of 200 contracts, 400 people and 100 parties. */
    @BeforeEach
    void fill() throws SQLException {
        if (filled) {
            return;
        }
        filled = true;
        execute("INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to, counted,"
                + " counted_since, title, time_zone) SELECT 'planned', 1, " + OF.formatted("seq", 0)
                + ", 1, '2026-01-01', '9999-12-31', TRUE, '2026-01-01', 'C', 'UTC' FROM seq_0_to_199");
        execute(
                "INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from, valid_to, contract_id,"
                        + " title, type, status, priority, owner_id, party_id, tags, fields, round, status_since)"
                        + " SELECT 'planned', 1, UUID(), seq, '2026-01-01', '9999-12-31', "
                        + OF.formatted("seq DIV 500", 0)
                        + ", 'M', 'REPORT', 'PLANNED', 'LOW', " + OF.formatted("seq % 400", 1) + ", "
                        + OF.formatted("seq % 100", 2) + ", '[]', '{}', 0, '2026-01-01' FROM seq_0_to_99999");
        execute(
                "INSERT INTO payment_history (tenant_id, build, payment_id, sequence, valid_from, valid_to, contract_id,"
                        + " milestone_id, kind, status, amount, outstanding, currency, due_on) SELECT tenant_id, build, UUID(), 1,"
                        + " valid_from, valid_to, contract_id, milestone_id, 'INSTALMENT', 'DUE', 1, 1, 'EUR', '2026-02-01'"
                        + " FROM milestone_history WHERE tenant_id = 'planned'");
        execute("ANALYZE TABLE contract_history, milestone_history, payment_history");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTRACT, 0, m, milestone_history_contract",
        "OWNER, 1, m, milestone_history_owner",
        "COUNTERPARTY, 2, m, milestone_history_party"
    })
    void theRowsOfOneAreFoundByIt(Dimension dimension, int kind, String table, String index) throws SQLException {
        String one = "00000001-0000-7000-8000-" + kind + "00000000000";
        Frame frame = frame(Map.of(new Key(dimension, null), List.of(one)));
        Map<String, String> plan = explain(frame, Source.milestones(Against.BASELINE), ALL, "");
        assertThat(plan).containsEntry(table, index).containsKey("c");
    }

    @Test
    void thePaymentsOfAContractAreFoundByIt() throws SQLException {
        String one = "00000001-0000-7000-8000-000000000000";
        Frame frame = frame(Map.of(new Key(Dimension.CONTRACT, null), List.of(one)));
        Map<String, String> plan = explain(frame, Source.ofPayments(), ALL, "");
        assertThat(plan).containsEntry("p", "payment_history_contract").containsEntry("m", "PRIMARY");
    }

    @Test
    void whatHappenedToAMilestoneIsFoundByIt() throws SQLException {
        for (String happened :
                List.of("approval_round", "reschedule", "reminder_fact", "decision_wait", "milestone_history")) {
            Map<String, String> plan = explain(
                    frame(Map.of()),
                    Source.milestones(Against.CURRENT),
                    new Sight(false, new UUID(0, 1), new UUID(0, 2), List.of()),
                    " LEFT JOIN " + happened + " r ON r.tenant_id = m.tenant_id AND r.build = m.build"
                            + " AND r.milestone_id = m.milestone_id");
            assertThat(plan.values()).as(happened + plan).doesNotContainNull();
            if (plan.containsKey("r")) {
                assertThat(plan).containsEntry("r", "PRIMARY");
            }
        }
    }

    /** The first page of 100,000, and one in their middle. */
    @ParameterizedTest
    @CsvSource({"ALL", "OPEN", "COMING", "WITH_PAYMENT"})
    void aPageReadsFewRowsMoreThanItShows(Which which) throws SQLException {
        Frame frame = frame(Map.of());
        Source source = which == Which.WITH_PAYMENT ? Source.ofPayments() : Source.milestones(frame.against());
        for (UUID after : Arrays.asList(null, middle())) {
            QuestionSql sql = QuestionReader.page(
                    new QuestionSql(frame, source, new QuestionSql.Scope("planned", 1, ALL, List.of("UTC"))),
                    source,
                    which,
                    after,
                    51);
            try (var connection = Database.connect();
                    var select = connection.prepareStatement(sql.text());
                    var status = connection.createStatement()) {
                for (int i = 0; i < sql.bound().size(); i++) {
                    select.setObject(i + 1, sql.bound().get(i));
                }
                status.execute("FLUSH STATUS");
                int rows = 0;
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        rows++;
                    }
                }
                assertThat(rows).isEqualTo(51);
                try (var row = status.executeQuery("SELECT SUM(variable_value) FROM"
                        + " information_schema.session_status WHERE variable_name LIKE 'Handler_read%'")) {
                    row.next();
                    assertThat(row.getLong(1)).as(which + " " + after).isLessThan(1_000);
                }
            }
        }
    }

    private static UUID middle() throws SQLException {
        try (var connection = Database.connect();
                var select = connection.createStatement();
                var row = select.executeQuery("SELECT milestone_id FROM milestone_history WHERE tenant_id = 'planned'"
                        + " AND build = 1 ORDER BY milestone_id LIMIT 1 OFFSET 50000")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private static Frame frame(Map<Key, List<String>> filters) {
        return new Frame(Instant.parse("2026-03-01T11:30:00Z"), Against.BASELINE, null, null, List.of(), filters);
    }

    /** The index of each table. */
    private static Map<String, String> explain(Frame frame, Source source, Sight sight, String join)
            throws SQLException {
        QuestionSql sql = new QuestionSql(frame, source, new QuestionSql.Scope("planned", 1, sight, List.of("UTC")));
        sql.add("EXPLAIN SELECT COUNT(*)").from(join);
        try (var connection = Database.connect();
                var explain = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.bound().size(); i++) {
                explain.setObject(i + 1, sql.bound().get(i));
            }
            Map<String, String> plan = new HashMap<>();
            try (var row = explain.executeQuery()) {
                while (row.next()) {
                    if (row.getString("table") != null) {
                        plan.put(row.getString("table"), row.getString("key"));
                    }
                }
            }
            return plan;
        }
    }
}
