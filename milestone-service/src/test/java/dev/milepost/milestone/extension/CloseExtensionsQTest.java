package dev.milepost.milestone.extension;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request for a later date does not outlive the milestone that it is about. */
@ServiceTest
class CloseExtensionsQTest {
    @Inject
    CloseExtensions job;

    private final Api manager = Api.as("aurora", "manager");
    private final Api contributor = Api.as("aurora", "contributor");

    @Test
    void whenTheMilestoneEndsItsRequestIsWithdrawnAndOthersWaitOn() {
        String contract = manager.contract(Map.of());
        String shell = manager.milestone(contract, Map.of());
        String roof = manager.milestone(contract, Map.of("title", "Roof"));
        manager.activate(contract);
        String orphan = request(shell);
        String alive = request(roof);
        manager.act(shell, "miss", Map.of("reason", "Never came")).then().statusCode(200);

        job.run();
        job.run();

        manager.get(orphan)
                .then()
                .body("status", equalTo("WITHDRAWN"))
                .body("decisionReason", containsString("MISSED"));
        manager.get(alive).then().body("status", equalTo("REQUESTED"));
        manager.get(contract + "/audit?limit=200")
                .then()
                .body("items.findAll { it.type == 'dev.milepost.extension.withdrawn.v1' }.by", contains("Milepost"));
        manager.act(shell, "reopen", Map.of("reason", "It came")).then().statusCode(200);
        request(shell);
    }

    private String request(String milestone) {
        return "/extension-requests/"
                + contributor
                        .post(milestone + "/extension-requests", Map.of("wantedDate", "2027-08-31", "reason", "Frost"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }
}
