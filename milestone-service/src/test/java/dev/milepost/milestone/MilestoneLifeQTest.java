package dev.milepost.milestone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ServiceTest
class MilestoneLifeQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");
    private final Api finance = Api.as("aurora", "finance");

    @Test
    void workIsSubmittedRejectedResubmittedApprovedAndPaid() {
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(
                contract, Map.of("type", "PAYMENT", "paymentTerm", Map.of("percent", "30", "netDays", 30)));
        manager.activate(contract);
        manager.get(milestone)
                .then()
                .body("baselineDueDate", equalTo("2027-06-30"))
                .body("status", equalTo("PLANNED"));

        manager.act(milestone, "start", Map.of()).then().statusCode(200).body("status", equalTo("IN_PROGRESS"));
        manager.act(
                        milestone,
                        "submit",
                        Map.of("metOn", "2026-02-10", "evidence", List.of(Map.of("url", "https://docs.example/1.pdf"))))
                .then()
                .statusCode(200)
                .body("status", equalTo("SUBMITTED"))
                .body("evidence[0].url", equalTo("https://docs.example/1.pdf"))
                .body("submittedBy", notNullValue());
        approver.act(milestone, "reject", Map.of("reason", "The fire inspection is missing"))
                .then()
                .statusCode(200)
                .body("status", equalTo("REJECTED"))
                .body("metOn", nullValue());
        manager.act(milestone, "resume", Map.of()).then().statusCode(200);
        manager.act(milestone, "submit", Map.of("metOn", "2026-02-20")).then().statusCode(200);
        approver.act(milestone, "approve", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("MET"))
                .body("metOn", equalTo("2026-02-20"));

        String payment = finance.get("/payments?milestoneId=" + id(milestone))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("DUE"))
                .body("items[0].amount.amount", equalTo("30000.00"))
                .body("items[0].dueOn", equalTo("2026-03-22"))
                .extract()
                .path("items[0].id");
        finance.act("/payments/" + payment, "pay", Map.of("paidOn", "2026-03-01"))
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"));
        manager.act(milestone, "reopen", Map.of("reason", "A defect was found"))
                .then()
                .statusCode(409)
                .body("detail", notNullValue());
        manager.get(milestone + "/history")
                .then()
                .body(
                        "action",
                        contains("CREATE", "BASELINE", "START", "SUBMIT", "REJECT", "RESUME", "SUBMIT", "APPROVE"));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
