package dev.milepost.benchmarks.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void daysComeToADistribution() {
        Figures figures = new Figures();
        figures.days("a", "delay", 4, 1);
        figures.days("a", "delay", -1, 1);
        figures.days("a", "delay", 4, 1);

        assertThat(figures.all())
                .isEqualTo(Map.of(
                        "a|delay.count",
                        "3",
                        "a|delay.mean",
                        "2.33",
                        "a|delay.median",
                        "4",
                        "a|delay.p75",
                        "4",
                        "a|delay.p90",
                        "4",
                        "a|delay.p95",
                        "4",
                        "a|delay.max",
                        "4"));
    }

    @Test
    void zerosAtTheEndAndZerosDoNotCount() {
        Figures figures = new Figures();
        figures.add("a", "due", new BigDecimal("12.5000"));
        figures.add("a", "paid", new BigDecimal("0.00"));

        assertThat(figures.all()).isEqualTo(Map.of("a|due", "12.5"));
    }

    /** What the service answers and what a database says of the same rows are the same figures; and of others they differ. */
    @Test
    void anAnswerAndRowsAreCompared() throws Exception {
        JsonNode answer = new ObjectMapper().readTree("""
                {"groups": [{"key": {"team": null}, "figures": {"met": 1, "open": 2, "overdue": 1, "missed": 0, "waived": 0,
                  "cancelled": 0, "measured": 1, "onTime": 1, "value": [{"total": {"amount": "30.00", "currency": "EUR"},
                  "met": {"amount": "10.00", "currency": "EUR"}}]}}]}""");
        Question question = new Completion(List.of(By.TEAM), "", "");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bench_contract (tenant_id VARCHAR, id VARCHAR, value DECIMAL(19,4))");
            statement.execute("CREATE TABLE bench_milestone (tenant_id VARCHAR, contract_id VARCHAR, status VARCHAR,"
                    + " team VARCHAR, due_date DATE, baseline_due_date DATE, met_on DATE, term_amount DECIMAL(19,4),"
                    + " term_percent DECIMAL(19,4), currency VARCHAR)");
            statement.execute("INSERT INTO bench_contract VALUES ('t', 'c', 1000), ('other', 'd', 1)");
            statement.execute("INSERT INTO bench_milestone VALUES"
                    + " ('t', 'c', 'MET', NULL, DATE '2027-02-01', DATE '2027-02-01', DATE '2027-02-01', NULL, 1, 'EUR'),"
                    + " ('t', 'c', 'PLANNED', NULL, DATE '2027-02-01', DATE '2027-02-28', NULL, 20, NULL, 'EUR'),"
                    + " ('t', 'c', 'SUBMITTED', NULL, DATE '2027-02-01', DATE '2027-03-01', NULL, NULL, NULL, 'EUR'),"
                    + " ('other', 'd', 'MET', NULL, DATE '2027-02-01', DATE '2027-02-01', NULL, NULL, 1, 'EUR')");
            try (var database = new RawDatabase(connection, Dialect.DUCKDB)) {
                assertThat(database.ask(question, "t")).isEqualTo(question.figures(answer));
                assertThat(database.ask(question, "other")).isNotEqualTo(question.figures(answer));
            }
        }
    }

    @Test
    void aQuestionIsOneStatementAndOneAddress() {
        Question question = new Workload(By.OWNER, "owner=x", " AND m.owner_id = 'x'");

        assertThat(question.address()).isEqualTo("workload?groupBy=owner,week&owner=x");
        assertThat(question.sql(Dialect.MARIADB))
                .startsWith("SELECT m.owner_id, YEARWEEK(m.due_date, 3), m.currency, COUNT(*)")
                .endsWith(" AND m.owner_id = 'x' GROUP BY 1, 2, 3");
        assertThat(By.WEEK.shown("202708")).isEqualTo("2027-W08");
        assertThat(By.MONTH.shown("202702")).isEqualTo("2027-02");
        assertThat(By.TEAM.shown(null)).isEqualTo("null");
    }
}
