package dev.milepost.milestone.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a contract manager does from the signature to the end, in their order; and what happens when two do it at once. */
@ServiceTest
class AgreementStoryQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");
    private final Api finance = Api.as("aurora", "finance");
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void whatDayItIs() {
        today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void fromActivationToTheEnd() {
        String contract = manager.contract(Map.of(
                "endsOn",
                today.plusYears(1).toString(),
                "notice",
                Map.of("period", "P3M"),
                "renewal",
                Map.of("mode", "ONCE", "period", "P12M")));
        String shell = manager.milestone(
                contract, Map.of("title", "Shell", "dueDate", today.plusDays(60).toString()));
        String handover = manager.milestone(
                contract,
                Map.of("title", "Handover", "dueDate", today.plusDays(90).toString()));
        manager.activate(contract);
        manager.get(contract).then().body("allowedActions", contains("suspend", "complete", "terminate"));

        // The client wants it longer: a PATCH says how that goes, and the address that it names works.
        String amendments = manager.patch(contract, "{\"endsOn\": \"" + today.plusYears(2) + "\"}")
                .then()
                .statusCode(409)
                .extract()
                .path("amendments");
        String amendment = "/amendments/"
                + manager.post(
                                amendments.substring("/api/v1".length()),
                                Map.of(
                                        "title",
                                        "Longer term",
                                        "reason",
                                        "More work",
                                        "changes",
                                        Map.of(
                                                "contract",
                                                Map.of(
                                                        "endsOn",
                                                        today.plusYears(2).toString()),
                                                "milestones",
                                                List.of(Map.of(
                                                        "milestoneId",
                                                        id(handover),
                                                        "patch",
                                                        Map.of(
                                                                "dueDate",
                                                                today.plusDays(120)
                                                                        .toString())))),
                                        "gate",
                                        Map.of("approvers", List.of(Map.of("role", "approver")))))
                        .then()
                        .statusCode(201)
                        .header("Location", notNullValue())
                        .extract()
                        .path("id");
        approver.act(amendment, "approve", Map.of()).then().statusCode(200).body("status", equalTo("APPLIED"));
        manager.get(contract + "/notice-dates")
                .then()
                .body("terms[0].endsOn", equalTo(today.plusYears(2).toString()));

        // Work rests for nothing, goes on, and one milestone is done.
        manager.act(contract, "suspend", Map.of("reason", "Strike")).then().statusCode(200);
        manager.act(contract, "resume", Map.of("reason", "Over", "dryRun", true))
                .then()
                .statusCode(200)
                .body("moved", hasSize(0));
        manager.act(contract, "resume", Map.of("reason", "Over")).then().statusCode(200);
        manager.act(shell, "start", Map.of()).then().statusCode(200);
        manager.act(shell, "submit", Map.of()).then().statusCode(200);
        approver.act(shell, "approve", Map.of()).then().statusCode(200);

        // Notice is given, and the client leaves before the term is over.
        manager.post(contract + "/notices", Map.of("givenOn", today.toString(), "text", "We leave"))
                .then()
                .statusCode(201)
                .body("late", equalTo(false));
        manager.act(contract, "terminate", Map.of("reason", "The client leaves", "openMilestones", "KEEP"))
                .then()
                .statusCode(200)
                .body("milestones.title", contains("Handover"))
                .body("contract.termination.noticeGivenOn", equalTo(today.toString()))
                .body("consequences.notice.kept", equalTo(false));
        manager.post(
                        contract + "/amendments",
                        Map.of(
                                "title",
                                "x",
                                "reason",
                                "x",
                                "changes",
                                Map.of("cancelledMilestones", List.of(id(handover)))))
                .then()
                .statusCode(409);
        manager.act(handover, "start", Map.of()).then().statusCode(200);

        // All of it is on record.
        List<String> types =
                manager.get(contract + "/audit?limit=200").then().extract().path("items.type");
        assertThat(types)
                .contains(
                        "dev.milepost.contract.activated.v1",
                        "dev.milepost.amendment.applied.v1",
                        "dev.milepost.contract.suspended.v1",
                        "dev.milepost.contract.resumed.v1",
                        "dev.milepost.contract.noticegiven.v1",
                        "dev.milepost.contract.terminated.v1");
        manager.get(contract + "/audit/verification").then().statusCode(200);
        manager.get(contract + "/as-of").then().statusCode(200).body("contract.status", equalTo("TERMINATED"));
        manager.get(contract + "/baselines/0")
                .then()
                .body("milestones.dueDate", hasItem(today.plusDays(90).toString()));
    }

    @Test
    void ofTwoLastApprovalsAtOnceOneApplies() {
        String contract = manager.contract(Map.of());
        manager.activate(contract);
        for (int round = 1; round <= 4; round++) {
            String amendment = "/amendments/"
                    + manager.post(
                                    contract + "/amendments",
                                    Map.of(
                                            "title",
                                            "x",
                                            "reason",
                                            "x",
                                            "changes",
                                            Map.of("contract", Map.of("endsOn", "203" + round + "-12-31")),
                                            "gate",
                                            Map.of(
                                                    "mode",
                                                    "QUORUM",
                                                    "quorum",
                                                    1,
                                                    "approvers",
                                                    List.of(Map.of("role", "approver"), Map.of("role", "finance")))))
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id");
            List<CompletableFuture<Response>> both = List.of(approver, finance).stream()
                    .map(api -> CompletableFuture.supplyAsync(() ->
                            api.request().header("If-Match", "*").body(Map.of()).post(amendment + "/approve")))
                    .toList();
            assertThat(both.stream().map(one -> one.join().statusCode())).containsExactlyInAnyOrder(200, 409);
            manager.get(contract + "/baselines").then().body("items", hasSize(round + 1));
        }
    }

    @Test
    void proposalsAtOnceGetNumbersOfTheirOwn() {
        String contract = manager.contract(Map.of());
        manager.activate(contract);
        List<CompletableFuture<Integer>> proposals = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> manager.post(
                                contract + "/amendments",
                                Map.of(
                                        "title",
                                        "Milestone " + i,
                                        "reason",
                                        "x",
                                        "changes",
                                        Map.of(
                                                "addedMilestones",
                                                List.of(Map.of("title", "M" + UUID.randomUUID(), "type", "REPORT")))))
                        .then()
                        .statusCode(201)
                        .extract()
                        .<Integer>path("number")))
                .toList();
        assertThat(proposals.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        manager.get(contract + "/baselines").then().body("items.number", contains(6, 5, 4, 3, 2, 1, 0));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
