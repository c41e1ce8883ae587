package dev.milepost.milestone.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks what waits for them is told of all of it: milestones, amendments, and requests for a later date. */
@ServiceTest
class PendingApprovalsQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api contributor = Api.as("aurora", "contributor");

    private String party = "";
    private Api client = manager;
    private String contract = "";

    @BeforeEach
    void aContractWithAClientWhoDecides() {
        String reference = "PA-" + UUID.randomUUID();
        party = manager.party(reference);
        client = Api.asCounterparty("aurora", reference, "approver", "viewer");
        contract = manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "CLIENT"))));
    }

    @Test
    void theClientIsTrueToTheirListAndEmptiesIt() {
        String shell = manager.milestone(contract, Map.of("gate", gate(5)));
        String roof = manager.milestone(contract, Map.of("title", "Roof", "gate", gate(9)));
        manager.activate(contract);
        waiting().body("items", empty());

        String longer = amendment(7, "Longer term");
        contributor.act(shell, "start", Map.of()).then().statusCode(200);
        contributor.act(shell, "submit", Map.of()).then().statusCode(200);
        String later = extension(roof, "2027-08-31");

        waiting()
                .body("items.kind", contains("MILESTONE", "AMENDMENT", "EXTENSION_REQUEST"))
                .body("items.id", contains(id(shell), id(longer), id(later)))
                .body("items.link", contains("/api/v1" + shell, "/api/v1" + longer, "/api/v1" + later))
                .body("items.title", contains("Shell complete", "Longer term", "Roof"))
                .body("items.contractId", contains(id(contract), id(contract), id(contract)))
                .body("items.overdue", contains(false, false, false))
                .body("items[0].milestoneId", equalTo(id(shell)))
                .body("items[1].milestoneId", nullValue())
                .body("items[2].milestoneId", equalTo(id(roof)));
        assertThat(pages(1, "")).containsExactly(id(shell), id(longer), id(later));
        assertThat(pages(1, "&overdue=false")).containsExactly(id(shell), id(longer), id(later));
        assertThat(pages(2, "&overdue=true")).isEmpty();

        for (String path : List.of(shell, longer, later)) {
            client.get(path).then().statusCode(200);
            client.request()
                    .header("If-Match", "\"" + client.get("/approvals/pending").path("items[0].version") + "\"")
                    .body(Map.of())
                    .post(path + "/approve")
                    .then()
                    .statusCode(200);
        }
        waiting().body("items", empty());
        manager.get(roof).then().body("dueDate", equalTo("2027-08-31"));
    }

    @Test
    void whatIsRejectedWithdrawnOrEndedWaitsForNobody() {
        String shell = manager.milestone(contract, Map.of("gate", gate(5)));
        String roof = manager.milestone(contract, Map.of("title", "Roof", "gate", gate(5)));
        manager.activate(contract);
        String rejected = amendment(1, "Rejected");
        String withdrawn = amendment(2, "Withdrawn");
        String refused = extension(shell, "2027-08-31");
        String orphaned = extension(roof, "2027-08-31");
        waiting().body("items.id", contains(id(rejected), id(withdrawn), id(refused), id(orphaned)));

        client.act(rejected, "reject", Map.of("reason", "No")).then().statusCode(200);
        manager.act(withdrawn, "withdraw", Map.of("reason", "Not needed"))
                .then()
                .statusCode(200);
        client.act(refused, "reject", Map.of("reason", "No")).then().statusCode(200);
        manager.act(roof, "cancel", Map.of("reason", "No roof")).then().statusCode(200);

        waiting().body("items", empty());
        client.act(orphaned, "approve", Map.of()).then().statusCode(409);
    }

    @Test
    void inOrderItIsTheTurnOfOneAfterTheOther() {
        manager.activate(contract);
        String amendment = "/amendments/"
                + manager.post(
                                contract + "/amendments",
                                Map.of(
                                        "title",
                                        "In order",
                                        "reason",
                                        "x",
                                        "changes",
                                        Map.of("contract", Map.of("endsOn", "2029-12-31")),
                                        "gate",
                                        Map.of(
                                                "order",
                                                "SEQUENTIAL",
                                                "approvers",
                                                List.of(Map.of("role", "finance"), Map.of("partyId", party)))))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        waiting().body("items", empty());
        Api.as("aurora", "finance").act(amendment, "approve", Map.of()).then().statusCode(200);
        waiting().body("items.id", contains(id(amendment)));
        manager.act(contract, "terminate", Map.of("reason", "Over", "openMilestones", "CANCEL"))
                .then()
                .statusCode(200);
        waiting().body("items", empty());
    }

    private ValidatableResponse waiting() {
        return client.get("/approvals/pending").then().statusCode(200);
    }

    private List<String> pages(int limit, String filter) {
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = "";
        do {
            var page = client.request()
                    .queryParam("cursor", cursor)
                    .get("/approvals/pending?limit=" + limit + filter)
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return ids;
    }

    private Map<String, ?> gate(int dueDays) {
        return Map.of("approvers", List.of(Map.of("partyId", party)), "dueDays", dueDays);
    }

    private String amendment(int dueDays, String title) {
        return "/amendments/"
                + manager.post(
                                contract + "/amendments",
                                Map.of(
                                        "title",
                                        title,
                                        "reason",
                                        "The client asked for it",
                                        "changes",
                                        Map.of("contract", Map.of("endsOn", "2029-12-31")),
                                        "gate",
                                        gate(dueDays)))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private String extension(String milestone, String day) {
        return "/extension-requests/"
                + contributor
                        .post(milestone + "/extension-requests", Map.of("wantedDate", day, "reason", "Frost"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
