package dev.milepost.analytics.summary;

import static dev.milepost.local.testing.SignedTokens.expiredToken;
import static dev.milepost.local.testing.SignedTokens.foreignToken;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.analytics.Chance;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Made;
import dev.milepost.events.EventType;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets an answer, and who is told that there is none. */
@QuarkusTest
class SummaryAccessQTest extends ServiceTest {
    private static final String BASE = "/api/v1/analytics";
    private static final String PROBLEM = "application/problem+json";
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    private final Chance chance = new Chance(SummaryAccessQTest.class, 7);
    private final UUID supplier = chance.id();
    private final UUID stranger = chance.id();
    private final ContractHistory contract = new ContractHistory("access", List.of(supplier), DAY, chance);

    @BeforeEach
    void publish() throws Exception {
        List<Stream.Message> messages = new ArrayList<>(contract.stream.messages());
        for (UUID party : List.of(supplier, stranger)) {
            Stream stream = new Stream("access", party);
            String reference = party.equals(supplier) ? "supplier" : "stranger";
            stream.add(
                    EventType.PARTY_CREATED,
                    party,
                    new PartyEvent(Made.party(party, reference, "A party"), Stream.BY_TEST));
            messages.addAll(stream.messages());
        }
        Broker.publish(Topics.MILESTONES, messages); // the second time they change nothing
        Broker.awaitFolded("access", messages.size());
    }

    private String contractPath() {
        return BASE + "/contracts/" + contract.contract.id() + "/summary";
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "contributor", "manager", "approver", "finance", "admin", "integration"})
    void everyRoleReads(String role) {
        for (String path : List.of(BASE + "/summary", contractPath())) {
            given().auth().oauth2(token("access", role)).get(path).then().statusCode(200);
        }
    }

    @Test
    void withoutAValidTokenThereIsNoAnswer() {
        for (String path : List.of(BASE + "/summary", contractPath())) {
            given().get(path).then().statusCode(401).contentType(PROBLEM);
            for (String bad : List.of(expiredToken("access", "viewer"), foreignToken("access", "viewer"), "x.y.z")) {
                given().auth().oauth2(bad).get(path).then().statusCode(401);
            }
        }
    }

    @Test
    void withoutARoleOrATenantThereIsNoAnswer() {
        for (String path : List.of(BASE + "/summary", contractPath())) {
            given().auth()
                    .oauth2(token("access", "visitor"))
                    .get(path)
                    .then()
                    .statusCode(403)
                    .contentType(PROBLEM);
            given().auth()
                    .oauth2(token("", "admin"))
                    .get(path)
                    .then()
                    .statusCode(403)
                    .contentType(PROBLEM)
                    .body("type", equalTo("https://milepost.dev/problems/no-tenant"));
        }
    }

    @Test
    void anotherTenantsContractIsNotThere() {
        var unknown =
                given().auth().oauth2(token("other", "admin")).get(BASE + "/contracts/" + chance.id() + "/summary");
        unknown.then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("type", equalTo("https://milepost.dev/problems/not-found"));
        given().auth()
                .oauth2(token("other", "admin"))
                .get(contractPath())
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
        given().auth()
                .oauth2(token("other", "admin"))
                .get(BASE + "/summary")
                .then()
                .statusCode(200)
                .body("milestones.total", equalTo(0))
                .body("onTimeRate", nullValue());
    }

    @Test
    void whatIsNoIdIsNotThere() {
        given().auth()
                .oauth2(token("access", "viewer"))
                .get(BASE + "/contracts/42/summary")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
    }

    @Test
    void aCounterpartySeesItsContractsOnly() {
        given().auth()
                .oauth2(tokenOf("access", "supplier", "viewer"))
                .get(contractPath())
                .then()
                .statusCode(200);
        for (String party : List.of("stranger", "nobody")) {
            String token = tokenOf("access", party, "admin");
            given().auth()
                    .oauth2(token)
                    .get(contractPath())
                    .then()
                    .statusCode(404)
                    .contentType(PROBLEM);
            given().auth()
                    .oauth2(token)
                    .get(BASE + "/summary")
                    .then()
                    .statusCode(200)
                    .body("milestones.total", equalTo(0));
        }
        // a party with the same reference in another tenant
        given().auth()
                .oauth2(tokenOf("other", "supplier", "admin"))
                .get(contractPath())
                .then()
                .statusCode(404);
    }

    @Test
    void aPartyIsNoContract() {
        given().auth()
                .oauth2(token("access", "admin"))
                .get(BASE + "/contracts/" + supplier + "/summary")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("access", "admin"))
                .get(BASE + "/contracts/" + new UUID(0, 0) + "/summary")
                .then()
                .statusCode(404);
    }
}
