package dev.milepost.milestone.watcher;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who answers for a milestone, who watches it, and how lists find it by them and by its tags. */
@ServiceTest
class OwnershipQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api viewer = Api.as("aurora", "viewer");
    private String contract = "";
    private String list = "";

    @BeforeEach
    void start() {
        contract = manager.contract(Map.of());
        list = "/milestones?contractId=" + contract.substring("/contracts/".length());
    }

    @Test
    void aTeamAnswersForAMilestone() {
        String shell = manager.milestone(contract, Map.of("title", "Shell", "team", "civil works"));
        manager.milestone(contract, Map.of("title", "Roof"));

        manager.get(list + "&team=civil works").then().statusCode(200).body("items.title", contains("Shell"));
        manager.patch(shell, "{\"team\": null}").then().statusCode(200).body("team", nullValue());
        manager.get(list + "&team=civil works").then().body("items", empty());
        manager.patch(shell, "{\"team\": \"\"}").then().statusCode(400).body("violations[0].field", equalTo("team"));
    }

    @Test
    void listsFindMilestonesByTheirTagsAsTheyAreNow() {
        String shell = manager.milestone(contract, Map.of("title", "Shell", "tags", List.of("concrete", "winter")));
        manager.milestone(contract, Map.of("title", "Roof", "tags", List.of("wood", "winter")));

        manager.get(list + "&tag=winter").then().body("items.title", containsInAnyOrder("Shell", "Roof"));
        manager.get(list + "&tag=concrete").then().body("items.title", contains("Shell"));
        manager.get(list + "&tag=Concrete").then().body("items", empty());
        manager.patch(shell, "{\"tags\": [\"steel\", \"winter\"]}").then().statusCode(200);
        manager.get(list + "&tag=concrete").then().body("items", empty());
        manager.get(list + "&tag=steel").then().body("items.title", contains("Shell"));
        manager.request().header("If-Match", "*").delete(shell).then().statusCode(204);
        manager.get(list + "&tag=winter").then().body("items.title", contains("Roof"));
    }

    @Test
    void everybodyDecidesWhatTheyWatch() {
        String milestone = manager.milestone(contract, Map.of("title", "Shell"));
        String me = person(viewer);
        String boss = person(manager);

        put(viewer, milestone, me)
                .then()
                .statusCode(200)
                .body("watcherIds", contains(me))
                .body("version", equalTo(2));
        put(viewer, milestone, me).then().statusCode(200).body("version", equalTo(2));
        put(viewer, milestone, boss).then().statusCode(403);
        put(manager, milestone, boss).then().statusCode(200).body("watcherIds", contains(me, boss));
        manager.get(list + "&watcherId=" + me).then().body("items.title", contains("Shell"));
        viewer.request().delete(milestone + "/watchers/" + boss).then().statusCode(403);
        manager.request()
                .delete(milestone + "/watchers/" + me)
                .then()
                .statusCode(200)
                .body("watcherIds", contains(boss));
        manager.request().delete(milestone + "/watchers/" + me).then().statusCode(200);
        manager.get(list + "&watcherId=" + me).then().body("items", empty());
        put(manager, milestone, UUID.randomUUID().toString()).then().statusCode(404);
        put(manager, milestone, person(Api.as("borealis", "viewer"))).then().statusCode(404);
        manager.get(list + "&watcherId=me").then().statusCode(400);
    }

    @Test
    void aStepKeepsThem() {
        String milestone = manager.milestone(contract, Map.of("team", "civil works", "tags", List.of("winter")));
        String me = person(viewer);
        put(viewer, milestone, me).then().statusCode(200);
        manager.activate(contract);

        manager.act(milestone, "start", Map.of())
                .then()
                .statusCode(200)
                .body("team", equalTo("civil works"))
                .body("watcherIds", contains(me));
        manager.get(milestone).then().body("team", equalTo("civil works")).body("watcherIds", contains(me));
    }

    @Test
    void aCounterpartysPeopleWatchOnlyWhatTheyMaySee() {
        String reference = "wa-" + UUID.randomUUID();
        String party = manager.party(reference);
        Api supplier = Api.asCounterparty("aurora", reference, "manager");
        String theirs = manager.milestone(
                manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER")))), Map.of());
        String others = manager.milestone(contract, Map.of());
        String own = person(supplier);

        put(supplier, theirs, own).then().statusCode(200).body("watcherIds", contains(own));
        put(supplier, theirs, person(manager)).then().statusCode(403);
        put(supplier, others, own).then().statusCode(404);
        put(manager, others, own).then().statusCode(404);
    }

    private static io.restassured.response.Response put(Api api, String milestone, String person) {
        return api.request().put(milestone + "/watchers/" + person);
    }

    private static String person(Api api) {
        return api.get("/people/me").then().statusCode(200).extract().path("id");
    }
}
