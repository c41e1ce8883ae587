package dev.milepost.alert.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.notice.Notices;
import dev.milepost.alert.webhook.HookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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
    private final String tenant = "nofault-" + UUID.randomUUID().toString().substring(0, 8);
    private final String maker = tenant + "-admin@" + tenant + ".example"; // as their token says it
    private final Notices notices = new Notices(tenant);
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
            notices.awaitStates(webhook, "FAILED");
            assertThat(notices.of(webhook).getFirst())
                    .as("there is no noticesTo yet")
                    .containsEntry("address", maker)
                    .containsEntry("turn", 1);

            notices.goTo(maker.toUpperCase(Locale.ROOT)).then().statusCode(200);
            notices.switchOn(webhook);
            notices.ping(webhook);
            notices.awaitStates(webhook, "FAILED", "FAILED"); // the same address again would refuse it again

            notices.goTo(it).then().statusCode(200);
            notices.switchOn(webhook);
            notices.ping(webhook);
            notices.awaitStates(webhook, "SENT", "FAILED", "FAILED", "FAILED");

            var second = notices.of(webhook).get(0);
            var first = notices.of(webhook).get(1);
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
            notices.goTo("also-" + tenant + "-admin@" + tenant + ".example")
                    .then()
                    .statusCode(200);
            String webhook = switchedOff();

            notices.awaitStates(webhook, "FAILED", "FAILED");
            assertThat(notices.of(webhook))
                    .extracting(notice -> notice.get("turn"))
                    .containsExactly(2, 1);
            assertThat(server.mails).isEmpty();
        }
    }

    @Test
    void one_that_is_put_off_until_it_is_given_up_goes_on_as_well() throws Exception {
        try (var server = refusing("451 4.7.1 try again later")) {
            notices.goTo(it).then().statusCode(200);
            String webhook = switchedOff();

            notices.awaitStates(webhook, "SENT", "FAILED");
            assertThat(String.valueOf(notices.of(webhook).get(1).get("reason")))
                    .startsWith("given up after 3 attempts: ");
            assertThat(server.mails).hasSize(1);
        }
    }

    private ScriptedSmtpServer refusing(String answer) throws Exception {
        return new ScriptedSmtpServer(
                Map.of("RCPT " + maker, answer), Integer.getInteger(MailFaultsQTest.Scripted.PORT));
    }

    private String switchedOff() {
        String webhook = notices.webhook("Old CRM", receiver.url());
        notices.ping(webhook);
        return webhook;
    }
}
