package dev.milepost.alert.email;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.webhook.HookReceiver;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Ports;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mail server that treats each of several recipients of a rung another way. */
@QuarkusTest
@TestProfile(MailFaultsQTest.Scripted.class)
class MailFaultsQTest extends ServiceTest {
    private static final String TENANT = "aurora";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Has the service talk to a server that the test starts. */
    public static final class Scripted implements QuarkusTestProfile {
        static final String PORT = "milepost.test.scripted-smtp";

        @Override
        public Map<String, String> getConfigOverrides() {
            String port = Integer.toString(Ports.free());
            System.setProperty(PORT, port);
            return Map.of("milepost.smtp.port", port, "milepost.smtp.timeout", "5s");
        }
    }

    @Inject
    BusinessClock clock;

    /** As long as the address of a person may be, and longer than any that a mail server has (RFC 5321, 4.5.3.1.3). */
    private static final String FAR =
            "toolong@" + (("a".repeat(60) + ".").repeat(4) + "b".repeat(56) + ".") + "example";

    @Test
    void one_recipient_of_many_is_refused_and_the_others_get_theirs() throws Exception {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        var due = clock.today(ZoneOffset.UTC).plusDays(12);
        var contract = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        create(
                TENANT,
                forContract(
                        contract.id,
                        "DUE_DATE",
                        Map.of(
                                "offset",
                                "P-10D",
                                "addresses",
                                List.of(
                                        "fine@aurora.example",
                                        "nobody@aurora.example",
                                        "greylisted@aurora.example",
                                        "slow@aurora.example",
                                        "toolarge@aurora.example"),
                                "recipients",
                                List.of("OWNER"))));
        UUID owner = Contract.person(TENANT, FAR);
        var milestone = contract.milestone("Handover", due, owner);
        await("six are armed")
                .atMost(PATIENCE)
                .until(() -> Reminders.list(TENANT, milestone.id).size() == 6);
        Map<String, String> answers = Map.of(
                "RCPT nobody@", "550 5.1.1 no such mailbox here",
                "RCPT toolong@", "501 5.1.3 no such address",
                "RCPT greylisted@", "451 4.7.1 try again later",
                "RCPT slow@", ScriptedSmtpServer.SILENCE,
                "RCPT toolarge@", "552 5.2.2 mailbox full");

        try (var server = new ScriptedSmtpServer(answers, Integer.getInteger(Scripted.PORT))) {
            advance("P3D");

            outcome(milestone.id, "fine@", "SENT", "");
            outcome(milestone.id, "nobody@", "FAILED", "550 5.1.1 no such mailbox here");
            outcome(milestone.id, "toolong@", "FAILED", "501 5.1.3 no such address");
            outcome(milestone.id, "toolarge@", "FAILED", "552 5.2.2 mailbox full");
            outcome(milestone.id, "greylisted@", "FAILED", "given up after 3 attempts: ");
            outcome(milestone.id, "greylisted@", "FAILED", "451 4.7.1 try again later");
            outcome(milestone.id, "slow@", "FAILED", "given up after 3 attempts: ");

            assertThat(server.mails).singleElement().asString().contains("fine@aurora.example");
            as(TENANT, "manager")
                    .get("/api/v1/alerts/bounces?limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.address", hasItem("nobody@aurora.example"))
                    .body("items.address", hasItem(FAR))
                    .body("items.address", not(hasItem("toolarge@aurora.example")));
        }
    }

    @Test
    void a_webhook_and_an_inbox_do_not_wait_for_the_mail_server_behind_many_mails() throws Exception {
        String tenant = "away-" + UUID.randomUUID().toString().substring(0, 8);
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        var due = clock.today(ZoneOffset.UTC).plusDays(12);
        var contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        try (var receiver = HookReceiver.start()) {
            String webhook = as(tenant, "admin")
                    .body(Map.of(
                            "name",
                            "CRM",
                            "url",
                            receiver.url(),
                            "eventTypes",
                            List.of("dev.milepost.webhook.disabled.v1")))
                    .post("/api/v1/alerts/webhooks")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("webhook.id");
            create(
                    tenant,
                    forContract(
                            contract.id,
                            "DUE_DATE",
                            Map.of(
                                    "offset",
                                    "P-10D",
                                    "addresses",
                                    List.of("waits@" + tenant + ".example"),
                                    "webhooks",
                                    List.of(webhook),
                                    "escalation",
                                    Map.of("after", "PT1M", "webhooks", List.of(webhook))),
                            Map.of("offset", "P-9D", "recipients", List.of("OWNER"))));
            var before = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
            create(
                    tenant,
                    forContract(
                            before.id,
                            "DUE_DATE",
                            Map.of(
                                    "offset",
                                    "P-11D",
                                    "addresses",
                                    IntStream.range(0, 20)
                                            .mapToObj(i -> "before" + i + "@" + tenant + ".example")
                                            .toList())));
            for (int i = 0; i < 5; i++) {
                before.milestone("Before " + i, due, null);
            }
            UUID owner = Contract.person(tenant, "owner@" + tenant + ".example");
            var milestone = contract.milestone("Handover", due, owner);
            await("all are armed")
                    .atMost(PATIENCE)
                    .until(() ->
                            Database.number("SELECT COUNT(*) FROM reminder WHERE tenant_id = '" + tenant + "'") == 104);

            advance("P3DT10H"); // and nobody listens where the mail server is to be

            assertThat(receiver.await(1)).hasSize(1);
            await("it is in the inbox of its owner")
                    .atMost(PATIENCE)
                    .until(() -> Database.number("SELECT COUNT(*) FROM inbox_entry WHERE tenant_id = '" + tenant + "'")
                            == 1);
            await("the escalation looked")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Reminders.list(tenant, milestone.id))
                            .extracting(one -> one.get("channel") + " " + one.get("rung") + " " + one.get("state"))
                            .containsExactlyInAnyOrder(
                                    "EMAIL P-10D PLANNED",
                                    "WEBHOOK P-10D SENT",
                                    "WEBHOOK P-10D! PLANNED",
                                    "EMAIL P-9D PLANNED"));
            assertThat(Reminders.list(tenant, milestone.id))
                    .filteredOn(one -> "P-10D!".equals(one.get("rung")))
                    .extracting(one -> one.get("reason"))
                    .containsExactly("what it escalates was not sent yet");
        } finally { // whatever it left would go to the servers of other tests
            for (String table : List.of(
                    "known_milestone", "alert_policy", "webhook_delivery", "webhook", "webhook_notice", "reminder")) {
                execute("DELETE FROM " + table + " WHERE tenant_id = '" + tenant + "'");
            }
        }
    }

    private static void outcome(UUID milestone, String recipient, String state, String reason) {
        await("what becomes of the reminder to " + recipient)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Reminders.list(TENANT, milestone))
                        .filteredOn(one -> String.valueOf(one.get("recipient")).contains(recipient))
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.get("state")).isEqualTo(state);
                            assertThat(String.valueOf(one.get("reason"))).contains(reason);
                        }));
    }
}
