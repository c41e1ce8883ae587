package dev.milepost.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.question.QuestionSql.Scope;
import dev.milepost.analytics.sight.VisibleContracts.Sight;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionSqlTest {
    private static final Frame FRAME = new Frame(
            Instant.parse("2026-03-01T11:30:00Z"),
            Against.BASELINE,
            null,
            null,
            List.of(new Key(Dimension.TAG, null)),
            Map.of(new Key(Dimension.TEAM, null), Arrays.asList("x' OR '1' = '1", null)));

    private static QuestionSql sql(boolean payments) {
        Source source = payments ? Source.ofPayments() : Source.milestones(Against.BASELINE);
        return new QuestionSql(
                        FRAME,
                        source,
                        new Scope(
                                "north",
                                3,
                                new Sight(false, new UUID(1, 2), new UUID(3, 4), List.of()),
                                List.of("UTC", "Pacific/Kiritimati")))
                .from();
    }

    /** The first table by a bound value, the others by that one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTableIsOfTheTenant(boolean payments) {
        String text = sql(payments).text();
        long tables = Pattern.compile("(FROM|JOIN) (\\w+_history|contract_party|contract_fact|contract_member) ")
                .matcher(text)
                .results()
                .count();
        long bound = Pattern.compile("\\w\\.tenant_id = (\\?|\\w\\.tenant_id)")
                .matcher(text)
                .results()
                .count();
        assertThat(bound).isEqualTo(tables).isEqualTo(payments ? 6 : 5);
        assertThat(text).containsOnlyOnce("tenant_id = ?");
    }

    @Test
    void whatACallerWroteIsBound() {
        QuestionSql sql = sql(false);
        assertThat(sql.text()).doesNotContain("'1'").contains("m.team IN (?)", "m.team IS NULL");
        assertThat(sql.bound()).contains("north", 3, new UUID(1, 2), new UUID(3, 4), "x' OR '1' = '1");
    }

    @Test
    void todayIsThatOfThePlace() {
        assertThat(sql(false).today())
                .isEqualTo(
                        "CASE c.time_zone WHEN 'Pacific/Kiritimati' THEN DATE'2026-03-02' ELSE DATE'2026-03-01' END");
    }
}
