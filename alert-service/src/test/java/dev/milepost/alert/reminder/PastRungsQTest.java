package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.PATH;
import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.mailsTo;
import static dev.milepost.alert.Reminders.reasons;
import static dev.milepost.alert.Reminders.states;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A policy with rungs whose moments are over when somebody writes it. */
@QuarkusTest
class PastRungsQTest extends ServiceTest {
    private static final String TENANT = "pastrungs";

    @Inject
    BusinessClock clock;

    private final String owner = UUID.randomUUID() + "@pastrungs.example";
    private LocalDate due = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @SuppressWarnings("NullAway.Init")
    private Contract.Milestone milestone;

    @BeforeEach
    void a_milestone_in_five_days() {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        due = clock.today(ZoneOffset.UTC).plusDays(5);
        contract = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        milestone = contract.milestone("Handover", due, Contract.person(TENANT, owner, "UTC", "en", null));
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);
    }

    @Test
    void of_a_new_policy_what_is_past_is_skipped_and_what_comes_is_armed() {
        create(
                TENANT,
                forContract(
                        contract.id,
                        "DUE_DATE",
                        rung("P-10D", "OWNER"),
                        rung("P-6D", "OWNER"),
                        rung("P-2D", "OWNER"),
                        rung("P0D", "OWNER")));

        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-2D")));
        assertThat(states(TENANT, milestone.id, due)).containsEntry("P0D", "PLANNED");
        areSkipped("P-10D", "P-6D");

        advance("P3DT10H");

        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-2D")));
        areSkipped("P-10D", "P-6D");
        assertThat(awaitMails(owner, 1))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).startsWith("Due in 2 days: Handover"));
    }

    @Test
    void of_a_changed_policy_what_is_past_is_skipped_and_what_was_armed_stays() {
        String policy = create(TENANT, forContract(contract.id, "DUE_DATE", rung("P-2D", "OWNER")));
        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-2D")));

        as(TENANT, "manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("rungs", List.of(rung("P-8D", "OWNER"), rung("P-2D", "OWNER"), rung("P2D", "OWNER"))))
                .patch(PATH + "/" + policy)
                .then()
                .statusCode(200);

        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P2D")));
        areSkipped("P-8D");
        assertThat(states(TENANT, milestone.id, due)).containsEntry("P-2D", "PLANNED");

        advance("P3DT10H");

        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-2D")));
        areSkipped("P-8D");
        assertThat(mailsTo(owner)).hasSize(1);
    }

    @Test
    void what_comes_due_between_the_change_and_the_job_that_follows_it_is_sent() throws Exception {
        try (var connection = Database.open()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .executeQuery("SELECT id FROM known_contract WHERE id = '" + contract.id + "' FOR UPDATE");
            create(TENANT, forContract(contract.id, "DUE_DATE", rung("P-6D", "OWNER"), rung("P-5D", "OWNER")));
            advance("PT10H"); // over nine o'clock, when P-5D is due, while the job waits for the contract
            connection.rollback();
        }

        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-5D")));
        areSkipped("P-6D");
        assertThat(awaitMails(owner, 1))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).startsWith("Due in 5 days: Handover"));
    }

    private void areSkipped(String... rungs) {
        for (String rung : rungs) {
            assertThat(states(TENANT, milestone.id, due)).containsEntry(rung, "SKIPPED");
            assertThat(reasons(TENANT, milestone.id, due)).containsEntry(rung, "already past when armed");
        }
    }
}
