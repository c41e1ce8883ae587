package dev.milepost.alert.email;

import static dev.milepost.alert.PoliciesApi.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.webhook.HookReceiver;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail server that does not take what is for who made a webhook that was switched off. */
@QuarkusTest
@TestProfile(MailFaultsQTest.Scripted.class)
class WebhookNoticeFaultsQTest extends ServiceTest {
    private static final String WEBHOOKS = "/api/v1/alerts/webhooks";
    private static final String NOTICES = "/api/v1/alerts/webhook-notices";

    private final String tenant = "nofault-" + UUID.randomUUID().toString().substring(0, 8);
    private final String maker = tenant + "-admin@" + tenant + ".example"; // as their token says it
    private final String it = "it@" + tenant + ".example";

    @SuppressWarnings("NullAway.Init")
    private HookReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = HookReceiver.start();
        receiver.answers(HookReceiver.Answer.status(410));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void an_address_that_is_refused_for_good_is_followed_by_that_of_the_tenant() throws Exception {
        try (var server = refusing("550 5.1.1 no such mailbox here")) {
            String webhook = switchedOff();
            awaitStates("FAILED");
            assertThat(notices().getFirst())
                    .as("there is no noticesTo yet")
                    .containsEntry("address", maker)
                    .containsEntry("turn", 1);

            noticesTo(maker.toUpperCase(Locale.ROOT));
            switchOnAndPing(webhook);
            awaitStates("FAILED", "FAILED"); // the same address again would refuse it again

            noticesTo(it);
            switchOnAndPing(webhook);
            awaitStates("SENT", "FAILED", "FAILED", "FAILED");

            var second = notices().get(0);
            var first = notices().get(1);
            assertThat(first).containsEntry("address", maker).containsEntry("turn", 1);
            assertThat(String.valueOf(first.get("reason"))).contains("550 5.1.1 no such mailbox here");
            assertThat(second)
                    .containsEntry("address", it)
                    .containsEntry("turn", 2)
                    .containsEntry("disabledAt", first.get("disabledAt"))
                    .containsEntry("outcome", "REFUSED")
                    .containsEntry("status", 410);
            assertThat(second.get("messageId")).isNotEqualTo(first.get("messageId"));
            assertThat(server.mails)
                    .singleElement()
                    .asString()
                    .contains(it, String.valueOf(second.get("messageId")), "cannot be told");
        }
    }

    @Test
    void when_the_tenants_address_refuses_it_too_that_is_the_end() throws Exception {
        try (var server = refusing("550 5.7.1 not here")) {
            noticesTo("also-" + tenant + "-admin@" + tenant + ".example");
            switchedOff();

            awaitStates("FAILED", "FAILED");
            assertThat(notices()).extracting(notice -> notice.get("turn")).containsExactly(2, 1);
            assertThat(server.mails).isEmpty();
        }
    }

    @Test
    void one_that_is_put_off_until_it_is_given_up_goes_on_as_well() throws Exception {
        try (var server = refusing("451 4.7.1 try again later")) {
            noticesTo(it);
            switchedOff();

            awaitStates("SENT", "FAILED");
            assertThat(String.valueOf(notices().get(1).get("reason"))).startsWith("given up after 3 attempts: ");
            assertThat(server.mails).hasSize(1);
        }
    }

    private ScriptedSmtpServer refusing(String answer) throws Exception {
        return new ScriptedSmtpServer(
                Map.of("RCPT " + maker, answer), Integer.getInteger(MailFaultsQTest.Scripted.PORT));
    }

    private String switchedOff() {
        String webhook = as(tenant, "admin")
                .body(Map.of("name", "Old CRM", "url", receiver.url()))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("webhook.id");
        ping(webhook);
        return webhook;
    }

    private void switchOnAndPing(String webhook) {
        given().auth()
                .oauth2(SignedTokens.token(tenant, "admin"))
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("enabled", true))
                .patch(WEBHOOKS + "/" + webhook)
                .then()
                .statusCode(200);
        ping(webhook);
    }

    private void ping(String webhook) {
        as(tenant, "admin").post(WEBHOOKS + "/" + webhook + "/ping").then().statusCode(202);
    }

    private void noticesTo(String address) {
        given().auth()
                .oauth2(SignedTokens.token(tenant, "admin"))
                .contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("noticesTo", address))
                .put("/api/v1/alerts/mail-settings")
                .then()
                .statusCode(200);
    }

    /** The states of the tenant's notices, the newest first. */
    private void awaitStates(String... states) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> notices().stream()
                        .map(notice -> String.valueOf(notice.get("state")))
                        .toList()
                        .equals(List.of(states)));
    }

    private List<Map<String, Object>> notices() {
        return as(tenant, "admin").get(NOTICES).jsonPath().getList("items");
    }
}
