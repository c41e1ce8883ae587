package dev.milepost.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Copies;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.known.KnownPerson;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a digest reads, of copies of its tables with many milestones. */
@QuarkusTest
class DigestTableQTest extends ServiceTest {
    private static final String ID = "CAST(CONCAT('00000000-0000-0000-0000-', LPAD(%s, 12, '0')) AS UUID)";
    private static final UUID ME = UUID.fromString("00000000-0000-0000-0000-000000000007");
    private static final LocalDate HORIZON = LocalDate.parse("2026-12-01");

    @Inject
    DigestQueries queries;

    @Inject
    EntityManager entities;

    private Copies copies;

    @BeforeEach
    void copy() throws SQLException {
        copies = new Copies(
                "digests",
                "known_milestone",
                "known_contract",
                "known_contract_party",
                "known_person",
                "known_team_member");
        copies.execute("""
                INSERT INTO known_contract (id, tenant_id, reference, title, status, time_zone, deleted)
                SELECT %s, IF(seq %% 10 = 0, 'borealis', 'aurora'), seq, 'A contract', 'ACTIVE', 'UTC', FALSE
                FROM seq_1_to_3000""".formatted(ID.formatted("seq")));
        // One in 250 is not over yet; of 500 people and 40 teams, whatever their contract.
        copies.execute(
                """
                INSERT INTO known_milestone (id, tenant_id, contract_id, title, status, due_date, owner_id, team, deleted)
                SELECT UUID(), IF(seq %% 10 = 0, 'borealis', 'aurora'), %s, 'A milestone',
                  IF(CRC32(CONCAT('status', seq)) %% 250 = 0, 'IN_PROGRESS', 'MET'),
                  '2020-01-01' + INTERVAL seq %% 2600 DAY, %s, CONCAT('team ', CRC32(CONCAT('team', seq)) %% 40), FALSE
                FROM seq_1_to_200000""".formatted(ID.formatted("1 + (seq - 1) % 3000"), ID.formatted("CRC32(CONCAT('owner', seq)) % 500")));
        copies.execute("""
                INSERT INTO known_person (id, tenant_id, name, time_zone, locale)
                VALUES ('%s', 'aurora', 'Ada', 'UTC', 'en')""".formatted(ME));
        copies.execute("""
                INSERT INTO known_team_member (tenant_id, team, person_id)
                SELECT 'aurora', CONCAT('team ', seq), '%s' FROM seq_1_to_4""".formatted(ME));
        copies.execute("ANALYZE TABLE known_milestone, known_contract, known_person, known_team_member");
    }

    @AfterEach
    void drop() throws SQLException {
        copies.close();
    }

    @Test
    void what_is_due_is_found_among_what_is_open_and_theirs() {
        var due = read(person -> queries.due(person, HORIZON, 100));

        assertThat(due.found())
                .hasSizeBetween(50, 150)
                .extracting(DigestMilestone::dueDate)
                .allMatch(day -> day.isBefore(HORIZON));
        assertThat(due.rows()).as("rows read").isLessThan(1_000);
    }

    private <T> Copies.Read<List<T>> read(Function<KnownPerson, List<T>> query) {
        return copies.read("aurora", "ada", "viewer", () -> query.apply(entities.find(KnownPerson.class, ME)));
    }
}
