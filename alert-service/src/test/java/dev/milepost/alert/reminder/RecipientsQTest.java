package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.events.Change;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyState;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parties and addresses as recipients, and who is left out of too many. */
@QuarkusTest
class RecipientsQTest extends ServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    BusinessClock clock;

    private final String tenant = "whom-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID party = UUID.randomUUID();
    private LocalDate due = LocalDate.EPOCH;

    @BeforeEach
    void in_two_months() {
        due = clock.today(ZoneOffset.UTC).plusDays(60);
    }

    @Test
    void a_party_is_reminded_once_it_has_an_address_and_until_it_has_none() {
        told(null);
        var contract = withParty();
        var milestone = contract.milestone("Handover", due, null);
        awaitRows("milestone_id = '" + milestone.id + "'", "nobody PLANNED");
        awaitRows("subject = 'TERM_END' AND contract_id = '" + contract.id + "'", "nobody PLANNED");
        awaitJobs();

        told("office@" + tenant + ".example");

        awaitRows("milestone_id = '" + milestone.id + "'", "nobody CANCELLED", "party:" + party + " PLANNED");
        awaitRows(
                "subject = 'TERM_END' AND contract_id = '" + contract.id + "'",
                "nobody CANCELLED",
                "party:" + party + " PLANNED");

        told(null);

        awaitRows("milestone_id = '" + milestone.id + "'", "nobody PLANNED", "party:" + party + " CANCELLED");
    }

    @Test
    void also_where_its_contracts_are_known_before_it() {
        var milestone = withParty().milestone("Handover", due, null);
        awaitRows("milestone_id = '" + milestone.id + "'", "nobody PLANNED");
        awaitJobs();

        told("office@" + tenant + ".example");

        awaitRows("milestone_id = '" + milestone.id + "'", "nobody CANCELLED", "party:" + party + " PLANNED");
    }

    @Test
    void also_where_another_replica_is_folding_its_contract_meanwhile() throws SQLException {
        var contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        create(tenant, forContract(contract.id, "DUE_DATE", rung("P-7D", "PARTY_CONTACTS")));
        var milestone = contract.milestone("Handover", due, null);
        awaitRows("milestone_id = '" + milestone.id + "'", "nobody PLANNED");
        awaitJobs();
        try (var fold = Database.open();
                var statement = fold.createStatement()) {
            fold.setAutoCommit(false);
            statement.execute("SELECT * FROM plan_basis WHERE tenant_id = '%s' LOCK IN SHARE MODE".formatted(tenant));
            statement.execute(
                    "INSERT INTO known_contract_party (tenant_id, contract_id, party_id) VALUES ('%s', '%s', '%s')"
                            .formatted(tenant, contract.id, party));

            told("office@" + tenant + ".example");
            await().atMost(PATIENCE)
                    .until(() -> Database.number("SELECT COUNT(*) FROM known_party WHERE id = '" + party + "'") == 1);
            await().atMost(PATIENCE).pollDelay(Duration.ofSeconds(3)).until(() -> true); // the job has come by
            fold.commit();
        }

        awaitRows("milestone_id = '" + milestone.id + "'", "nobody CANCELLED", "party:" + party + " PLANNED");
    }

    @Test
    void whoever_folds_for_long_holds_up_no_other_tenant() throws SQLException {
        String busy = "busy-" + UUID.randomUUID().toString().substring(0, 8);
        told("first@" + tenant + ".example");
        var contract = withParty();
        var milestone = contract.milestone("Handover", due, null);
        awaitRows("milestone_id = '" + milestone.id + "'", "party:" + party + " PLANNED");
        Contract.partyAt(busy, "office@" + busy + ".example");
        await().atMost(PATIENCE)
                .until(() -> Database.number("SELECT COUNT(*) FROM plan_basis WHERE tenant_id = '" + busy + "'") == 1);
        try (var fold = Database.open();
                var statement = fold.createStatement()) {
            fold.setAutoCommit(false);
            statement.execute("SELECT * FROM plan_basis WHERE tenant_id = '%s' LOCK IN SHARE MODE".formatted(busy));
            Contract.partyAt(busy, "branch@" + busy + ".example");
            await().atMost(PATIENCE).pollDelay(Duration.ofSeconds(2)).until(() -> true); // its turn has come

            told(null);

            awaitRows("milestone_id = '" + milestone.id + "'", "nobody PLANNED", "party:" + party + " CANCELLED");
            assertThat(Database.number("SELECT COUNT(*) FROM rearm WHERE tenant_id = '" + busy + "'"))
                    .isPositive();
        }
    }

    @Test
    void of_too_many_those_later_in_a_team_are_left_out_and_nobody_else() throws SQLException {
        UUID owner = Contract.person(tenant, "ada@" + tenant + ".example", "UTC", "en", null);
        Database.execute(
                "INSERT INTO known_team_member (team, person_id, tenant_id) SELECT 'all', UUID(), '%s' FROM seq_1_to_250"
                        .formatted(tenant));
        told("office@" + tenant + ".example");
        var contract = new Contract(tenant, "UTC", clock.instant(), party).is(ContractStatus.ACTIVE);
        Map<String, Object> rung = rung("P-7D", "TEAM", "OWNER", "PARTY_CONTACTS");
        rung.put("addresses", List.of("pmo@" + tenant + ".example"));
        create(tenant, forContract(contract.id, "DUE_DATE", rung));

        var milestone = contract.milestone("Handover", due, owner)
                .like(it -> it.team("all"))
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, due, clock.instant());

        await().atMost(PATIENCE)
                .until(() -> recipients("milestone_id = '" + milestone.id + "'").size() >= 200);
        assertThat(recipients("milestone_id = '" + milestone.id + "' AND state = 'PLANNED' AND rung = 'P-7D'"))
                .hasSize(200)
                .contains(
                        owner + " PLANNED", "party:" + party + " PLANNED", "mailto:pmo@" + tenant + ".example PLANNED");
    }

    private Contract withParty() {
        var contract = new Contract(tenant, "UTC", clock.instant(), party)
                .endingOn(due)
                .is(ContractStatus.DRAFT);
        create(tenant, forContract(contract.id, "DUE_DATE", rung("P-7D", "PARTY_CONTACTS")));
        create(tenant, forContract(contract.id, "TERM_END", rung("P-7D", "PARTY_CONTACTS")));
        return contract.is(ContractStatus.ACTIVE);
    }

    private void told(@Nullable String email) {
        var state = new PartyState(party, 1, "supplier", "Supplier", email, List.of());
        Topic.publish(
                tenant,
                party,
                EventType.PARTY_UPDATED,
                party,
                Instant.EPOCH,
                new PartyEvent(state, new Change(null, "test", null, null)));
    }

    /** Those that follow the policies could bring the plans in line as well. */
    private void awaitJobs() {
        await().atMost(PATIENCE)
                .until(() -> Database.number("SELECT COUNT(*) FROM rearm WHERE tenant_id = '" + tenant + "'") == 0);
    }

    private static void awaitRows(String condition, String... wanted) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(recipients(condition)).containsExactlyInAnyOrder(wanted));
    }

    private static List<String> recipients(String condition) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = Database.open();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT recipient, state FROM reminder WHERE " + condition)) {
            while (row.next()) {
                found.add(row.getString(1) + " " + row.getString(2));
            }
        }
        return found;
    }
}
