package dev.milepost.analytics.question;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.Database.rowsRead;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every question asks first is found by a step for each answer, on copies of tables with 20,000 rows. */
@QuarkusTest
class ScopePlanQTest extends ServiceTest {
    @BeforeEach
    void copy() throws SQLException {
        execute("CREATE DATABASE scopes");
        execute("CREATE TABLE scopes.contract_history LIKE analytics.contract_history");
        execute("CREATE TABLE scopes.milestone_history LIKE analytics.milestone_history");
        execute("""
                INSERT INTO scopes.contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to, counted,
                  title, time_zone)
                SELECT 'plans', 1, UUID(), 1, '2026-01-01', '9999-12-31', TRUE, 'Plan', CONCAT('Etc/GMT+', seq % 3)
                FROM seq_1_to_20000""");
        execute("""
                INSERT INTO scopes.milestone_history (tenant_id, build, milestone_id, sequence, valid_from, valid_to,
                  contract_id, title, type, status, priority, tags, fields, round, status_since, team, owner_id)
                SELECT 'plans', 1, UUID(), 1, '2026-01-01', '9999-12-31', UUID(), 'Plan', 'DELIVERABLE', 'PLANNED', 'NORMAL',
                  '[]', '{}', 0, '2026-01-01', CONCAT('team ', seq % 5),
                  IF(seq % 10 = 0, NULL, CONCAT('00000000-0000-7000-8000-', LPAD(seq % 10, 12, '0')))
                FROM seq_1_to_20000""");
        execute("ANALYZE TABLE scopes.contract_history, scopes.milestone_history");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP DATABASE scopes");
    }

    @ParameterizedTest
    @CsvSource({"zones, 3", "owners, 9"})
    void aStepForEach(String what, int answers) throws SQLException {
        String statement = what.equals("zones") ? QuestionReader.ZONES : SmallTeams.OWNERS;
        try (var connection = Database.connect()) {
            connection.setCatalog("scopes");
            long before = rowsRead(connection);
            int count = 0;
            try (var select = connection.prepareStatement(statement)) {
                select.setString(1, "plans");
                select.setInt(2, 1);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        count++;
                    }
                }
            }
            assertThat(count).isEqualTo(answers);
            assertThat(rowsRead(connection) - before).isLessThan(10L * answers);
        }
    }
}
