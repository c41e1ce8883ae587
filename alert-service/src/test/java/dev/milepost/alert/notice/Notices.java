package dev.milepost.alert.notice;

import static dev.milepost.alert.PoliciesApi.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.testing.SignedTokens;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The webhooks of a tenant that are switched off and on again, and the ledger of who was told, through the API. */
public final class Notices {
    public static final String PATH = "/api/v1/alerts/webhook-notices";
    public static final String WEBHOOKS = "/api/v1/alerts/webhooks";

    private final String tenant;

    public Notices(String tenant) {
        this.tenant = tenant;
    }

    /** Makes a webhook; answers its id. */
    public String webhook(String name, String url) {
        return as(tenant, "admin")
                .body(Map.of("name", name, "url", url))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("webhook.id");
    }

    public void ping(String webhook) {
        as(tenant, "admin").post(WEBHOOKS + "/" + webhook + "/ping").then().statusCode(202);
    }

    public void switchOn(String webhook) {
        given().auth()
                .oauth2(SignedTokens.token(tenant, "admin"))
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("enabled", true))
                .patch(WEBHOOKS + "/" + webhook)
                .then()
                .statusCode(200);
    }

    /** Names the tenant's own address for notices. */
    public Response goTo(String address) {
        return as(tenant, "admin")
                .header("If-Match", "*")
                .body(Map.of("noticesTo", address))
                .put("/api/v1/alerts/mail-settings");
    }

    /** The notices of a webhook, the newest first. */
    public List<Map<String, Object>> of(String webhook) {
        return as(tenant, "admin")
                .get(PATH + "?webhookId=" + webhook)
                .jsonPath()
                .getList("items");
    }

    /** Waits for these states, that of the newest first. */
    public void awaitStates(String webhook, String... states) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> of(webhook).stream()
                                .map(notice -> String.valueOf(notice.get("state")))
                                .toList(),
                        List.of(states)::equals);
    }
}
