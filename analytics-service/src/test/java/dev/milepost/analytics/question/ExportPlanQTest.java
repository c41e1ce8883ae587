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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page of an export goes on where the last one ended: it neither sorts nor reads what was read before. */
@QuarkusTest
class ExportPlanQTest extends ServiceTest {
    private static final Sight SOME = new Sight(false, new UUID(0, 1), new UUID(0, 2), List.of());

    private static final QuestionSql.Scope SCOPE = new QuestionSql.Scope("north", 1, SOME, List.of("UTC"));

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
        assertThat(explain(contract, Which.ALL))
                .anyMatch(row -> "milestone_history_contract".equals(row[1])
                        || row[0].equals("c")); // an empty table has no better plan
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
