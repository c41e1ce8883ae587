package dev.milepost.alert.reminder;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.awaitStates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans that are to follow changes: whose come first, and what becomes of those that cannot. */
@QuarkusTest
class RearmQTest extends ServiceTest {
    private static final String ASK =
            "INSERT INTO rearm (id, tenant_id, scope, ref, phase, asked_at) SELECT %s, '%s', '%s', UUID(), 'MILESTONES',"
                    + " '2027-01-01' FROM seq_1_to_%d";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FIRST = "CAST(CONCAT('00000000-0000-0000-0000-', LPAD(seq, 12, '0')) AS UUID)";

    @Inject
    BusinessClock clock;

    private final String busy = "busy-" + UUID.randomUUID().toString().substring(0, 8);
    private final String other = "other-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void forget() throws SQLException {
        execute("DELETE FROM rearm WHERE tenant_id IN ('" + busy + "', '" + other + "')");
    }

    @Test
    void what_cannot_follow_holds_up_nobody() throws SQLException {
        execute(ASK.formatted(FIRST, other, "OF_A_NEWER_VERSION", 1));
        execute(ASK.formatted("UUID()", busy, "OF_A_NEWER_VERSION", 1));

        follows(other);
        follows(busy);

        assertThat(number("SELECT COUNT(*) FROM rearm WHERE scope = 'OF_A_NEWER_VERSION'"))
                .as("it is tried again")
                .isEqualTo(2);
    }

    @Test
    void the_flood_of_one_tenant_does_not_hold_up_the_others() throws SQLException {
        execute(ASK.formatted(FIRST, busy, "MILESTONE", 20_000));

        follows(other);

        assertThat(number("SELECT COUNT(*) FROM rearm WHERE tenant_id = '" + busy + "'"))
                .isPositive();
    }

    @Test
    void a_person_whose_plans_cannot_follow_takes_no_other_with_them() throws SQLException {
        UUID culprit = UUID.randomUUID();
        UUID milestone = UUID.randomUUID();
        String people = "FROM rearm WHERE tenant_id = '" + busy + "' AND scope = 'PERSON'";
        execute("ALTER TABLE rearm ADD CONSTRAINT refused CHECK (ref <> '" + milestone + "')");
        try {
            execute("INSERT INTO known_milestone (id, tenant_id, contract_id, title, status, owner_id, deleted)"
                    + " VALUES ('%s', '%s', UUID(), 'Handover', 'PLANNED', '%s', FALSE)"
                            .formatted(milestone, busy, culprit));
            execute("INSERT INTO rearm (id, tenant_id, scope, ref, phase, asked_at)"
                    + " SELECT UUID(), '%s', 'PERSON', IF(seq = 3, '%s', UUID()), 'MILESTONES', '2027-01-01' FROM seq_1_to_20"
                            .formatted(busy, culprit));

            await().atMost(PATIENCE).until(() -> number("SELECT COUNT(*) " + people) == 1);

            assertThat(number("SELECT COUNT(*) " + people + " AND ref = '" + culprit + "'"))
                    .isEqualTo(1);
        } finally {
            execute("ALTER TABLE rearm DROP CONSTRAINT refused");
        }
    }

    /** Two replicas that fold all the time leave no moment in which no fold runs. */
    @Test
    void people_wait_for_folds_that_go_on_for_longer_than_a_moment() throws Exception {
        String people = "SELECT COUNT(*) FROM rearm WHERE tenant_id = '" + busy + "'";
        execute("INSERT INTO plan_basis (tenant_id) VALUES ('" + busy + "')");
        try (var fold = Database.open();
                var statement = fold.createStatement()) {
            fold.setAutoCommit(false);
            statement.execute("SELECT * FROM plan_basis WHERE tenant_id = '%s' LOCK IN SHARE MODE".formatted(busy));
            execute(ASK.formatted("UUID()", busy, "PERSON", 1));
            await().atMost(PATIENCE)
                    .until(() -> number(
                                    "SELECT COUNT(*) FROM information_schema.processlist"
                                            + " WHERE info LIKE '%INTO plan_basis%' AND id <> CONNECTION_ID() AND time_ms > 1300")
                            > 0);
            fold.commit();
        }

        await().atMost(PATIENCE).until(() -> number(people) == 0);
    }

    @Test
    void the_next_is_found_whatever_waits() throws SQLException {
        execute("CREATE DATABASE rearms");
        try (var connection = Database.open("rearms")) {
            connection.createStatement().execute("CREATE TABLE rearm LIKE alert.rearm");
            connection.createStatement().execute("""
                    INSERT INTO rearm (id, tenant_id, scope, ref, phase, asked_at, not_before)
                    SELECT UUID(), CONCAT('t', seq % 10), 'MILESTONE', UUID(), 'MILESTONES', '2027-01-01',
                      IF(seq % 3 = 0, NULL, '2026-01-01') FROM seq_1_to_50000""");
            for (String behind : List.of("", "t4", "t9")) {
                long before = Database.rowsRead(connection);
                try (var claim = connection.prepareStatement(RearmJob.CLAIM)) {
                    claim.setString(1, behind);
                    try (var row = claim.executeQuery()) {
                        assertThat(row.next()).isEqualTo(!behind.equals("t9"));
                    }
                }
                assertThat(Database.rowsRead(connection) - before).isLessThan(5);
            }
        } finally {
            execute("DROP DATABASE rearms");
        }
    }

    private void follows(String tenant) {
        LocalDate due = clock.today(ZoneOffset.UTC).plusDays(60);
        UUID owner = Contract.person(tenant, owner(tenant), "UTC", "en", null);
        var contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        var milestone = contract.milestone("Handover", due, owner);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 7);

        create(tenant, forContract(contract.id, "DUE_DATE", rung("P-10D", "OWNER")));

        awaitStates(tenant, milestone.id, due, states -> "PLANNED".equals(states.get("P-10D")));
    }

    private static String owner(String tenant) {
        return "ada@" + tenant + ".example";
    }
}
