package dev.milepost.alert.policy;

import static dev.milepost.alert.Database.number;
import static dev.milepost.alert.PoliciesApi.PATH;
import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.awaitStates;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A policy that changes while an event is arming what it governs. */
@QuarkusTest
class PolicyRaceQTest extends ServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    BusinessClock clock;

    private final String tenant = "race-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void what_an_event_is_arming_follows_as_well() throws SQLException {
        LocalDate due = clock.today(ZoneOffset.UTC).plusDays(60);
        UUID owner = Contract.person(tenant, "ada@" + tenant + ".example", "UTC", "en", null);
        var contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.DRAFT);
        String policy = create(tenant, forContract(contract.id, "DUE_DATE", rung("P-7D", "OWNER")));
        contract.milestone("Handover", due, owner);
        contract.milestone("Acceptance", due, owner);
        await().atMost(PATIENCE)
                .until(() -> milestonesOf(contract).size() == 2
                        && number("SELECT COUNT(*) FROM known_person WHERE id = '" + owner + "'") == 1
                        && number("SELECT COUNT(*) FROM rearm WHERE tenant_id = '" + tenant + "'") == 0);
        List<UUID> milestones = milestonesOf(contract);
        CompletableFuture<Integer> change;
        try (var connection = Database.open()) {
            connection.setAutoCommit(false);
            // Of the second: whoever arms it has armed the first, and waits for what becomes of this row.
            connection.createStatement().execute("""
                    INSERT INTO reminder (id, tenant_id, contract_id, milestone_id, subject, subject_id, due_date, rung,
                      recipient, channel, state, send_at, reason)
                    VALUES (UUID(), '%s', '%s', '%s', 'DUE_DATE', '%s', '%s', 'P-7D', '%s', 'EMAIL', 'PLANNED',
                      '2460-01-01', '')""".formatted(
                            tenant, contract.id, milestones.getLast(), milestones.getLast(), due, owner));
            contract.is(ContractStatus.ACTIVE);
            await().atMost(PATIENCE)
                    .until(() ->
                            number("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                                    > 0);

            change = CompletableFuture.supplyAsync(() -> as(tenant, "manager")
                    .header("If-Match", "*")
                    .contentType("application/merge-patch+json")
                    .body(Map.of("rungs", List.of(rung("P-10D", "OWNER"))))
                    .patch(PATH + "/" + policy)
                    .statusCode());
            await().atMost(PATIENCE).pollDelay(Duration.ofSeconds(4)).until(() -> true); // the job has come by
            connection.rollback();
        }

        await().atMost(PATIENCE).until(() -> change.isDone() && change.join() == 200);
        for (UUID milestone : milestones) {
            awaitStates(
                    tenant,
                    milestone,
                    due,
                    states -> "PLANNED".equals(states.get("P-10D")) && !"PLANNED".equals(states.get("P-7D")));
        }
    }

    /** In the order in which they are armed. */
    private List<UUID> milestonesOf(Contract contract) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (var connection = Database.open();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT id FROM known_milestone WHERE tenant_id = '" + tenant
                                + "' AND contract_id = '" + contract.id + "'")) {
            while (row.next()) {
                found.add(UUID.fromString(row.getString(1)));
            }
        }
        return found;
    }
}
