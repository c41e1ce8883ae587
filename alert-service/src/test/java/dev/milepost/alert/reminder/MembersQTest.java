package dev.milepost.alert.reminder;

import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contract that only its members see: who reads of its reminders, and whom they reach. */
@QuarkusTest
class MembersQTest extends ServiceTest {
    private static final String BASE = "/api/v1/alerts";

    @Inject
    BusinessClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private final String bert = "bert-" + UUID.randomUUID();

    @SuppressWarnings("NullAway.Init")
    private UUID annaId;

    @SuppressWarnings("NullAway.Init")
    private UUID bertId;

    @SuppressWarnings("NullAway.Init")
    private LocalDate due;

    @BeforeEach
    void people() {
        annaId = Contract.person("aurora", subject("aurora-" + anna), anna + "@aurora.example");
        bertId = Contract.person("aurora", subject("aurora-" + bert), bert + "@aurora.example");
        due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(90);
    }

    @Test
    void onlyMembersReadOfItAndAdministratorsAndSystems() {
        Contract contract = new Contract("aurora", "Europe/Berlin", clock.instant())
                .isFor(ContractAccess.MEMBERS, annaId)
                .is(ContractStatus.ACTIVE);
        var milestone = contract.milestone("Handover", due, annaId);
        String plan = BASE + "/milestones/" + milestone.id + "/plan";
        String list = BASE + "/reminders?milestoneId=" + milestone.id;
        awaitStatus(token("aurora", anna, "viewer"), plan, 200);

        for (String mayRead :
                new String[] {token("aurora", anna, "viewer"), token("aurora", "admin"), token("aurora", "integration")
                }) {
            given().auth().oauth2(mayRead).get(plan).then().statusCode(200);
            given().auth().oauth2(mayRead).get(list).then().statusCode(200).body("items.size()", equalTo(7));
        }
        String reminder = given().auth()
                .oauth2(token("aurora", "admin"))
                .get(list)
                .then()
                .extract()
                .path("items[0].id");
        for (String mayNot : new String[] {token("aurora", bert, "manager"), token("aurora", "unheard-of", "viewer")}) {
            given().auth().oauth2(mayNot).get(plan).then().statusCode(404);
            given().auth()
                    .oauth2(mayNot)
                    .get(BASE + "/reminders/" + reminder)
                    .then()
                    .statusCode(404);
            given().auth().oauth2(mayNot).get(list).then().statusCode(200).body("items.size()", equalTo(0));
        }

        contract.isFor(ContractAccess.TENANT, annaId).is(ContractStatus.ACTIVE);
        awaitStatus(token("aurora", bert, "manager"), plan, 200);
    }

    @Test
    void aCounterpartyReadsOfItAsAMemberOfAPartyThatTakesPart() {
        String supplier = "supplier-" + UUID.randomUUID();
        UUID party = Contract.party("aurora", supplier);
        UUID carl = Contract.person("aurora", subject("aurora-" + supplier + "-carl"), "carl@supplier.example");
        Contract contract = new Contract("aurora", "Europe/Berlin", clock.instant(), party)
                .isFor(ContractAccess.MEMBERS, carl)
                .is(ContractStatus.ACTIVE);
        String plan = BASE + "/milestones/" + contract.milestone("Handover", due, carl).id + "/plan";

        awaitStatus(tokenOf("aurora", supplier, "carl", "contributor"), plan, 200);
        String colleague = tokenOf("aurora", supplier, "dora", "admin");
        given().auth().oauth2(colleague).get(plan).then().statusCode(404);
    }

    @Test
    void whoMayNotSeeItIsNotReminded() {
        Contract contract = new Contract("aurora", "Europe/Berlin", clock.instant()).is(ContractStatus.ACTIVE);
        var milestone = contract.milestone("Handover", due, bertId);
        Reminders.awaitStates("aurora", milestone.id, due, MembersQTest::areAllPlanned);

        contract.isFor(ContractAccess.MEMBERS, annaId).is(ContractStatus.ACTIVE);
        String admin = token("aurora", "admin");
        String plan = BASE + "/milestones/" + milestone.id + "/plan";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.get(plan, admin).getList("rungs.state", String.class).stream()
                        .allMatch("CANCELLED"::equals));
        assertThat(Reminders.get(plan, admin).getList("rungs.reason", String.class))
                .hasSize(7)
                .containsOnly("only its members see the contract, and they are none");

        contract.isFor(ContractAccess.MEMBERS, annaId, bertId).is(ContractStatus.ACTIVE);
        await("armed again with the membership")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.get(plan, admin).getList("rungs.state", String.class).stream()
                        .allMatch("PLANNED"::equals));
    }

    private static boolean areAllPlanned(Map<String, String> states) {
        return states.size() == 7 && states.values().stream().allMatch("PLANNED"::equals);
    }

    private static void awaitStatus(String token, String path, int status) {
        await(path)
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().auth().oauth2(token).get(path).statusCode() == status);
    }
}
