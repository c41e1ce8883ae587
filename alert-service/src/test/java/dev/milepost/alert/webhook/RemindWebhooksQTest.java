package dev.milepost.alert.webhook;

import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.post;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.milepost.alert.AlertsTopic;
import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.ReminderEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rungs of a policy that go to webhooks and chats. */
@QuarkusTest
class RemindWebhooksQTest extends ServiceTest {
    private static final Map<String, ?> QUIET = Map.of("eventTypes", List.of("dev.milepost.webhook.disabled.v1"));

    @Inject
    BusinessClock clock;

    private Hooks hooks = Hooks.ofNewTenant();
    private HookReceiver receiver = notStarted();
    private LocalDate due = LocalDate.EPOCH;

    @BeforeEach
    void start() throws Exception {
        hooks = Hooks.ofNewTenant();
        receiver = HookReceiver.start();
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        due = clock.today(ZoneOffset.UTC).plusDays(10);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_rung_goes_to_people_and_to_a_chat_once_each() {
        var chat = hooks.make(
                receiver.url(), Map.of("name", "Site office", "kind", "SLACK", "eventTypes", QUIET.get("eventTypes")));
        var subscriber = hooks.make(receiver.url(), Map.of("eventTypes", List.of("dev.milepost.reminder.*")));
        String address = UUID.randomUUID() + "@aurora.example";
        UUID owner = Contract.person(hooks.tenant, address, "UTC", "en-GB", null);
        var contract = contract();
        Map<String, Object> rung = rung("P-7D", "OWNER");
        rung.put("webhooks", List.of(chat.id));
        create(hooks.tenant, forContract(contract.id, "DUE_DATE", rung));
        var milestone = contract.milestone("Handover", due, owner);
        awaitReminders(milestone, 2);
        assertThat(Reminders.get(
                                "/api/v1/alerts/milestones/" + milestone.id + "/plan",
                                SignedTokens.token(hooks.tenant, "viewer"))
                        .<Map<String, Object>>getList("rungs"))
                .filteredOn(one -> "WEBHOOK".equals(one.get("channel")))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("recipient", Map.of("webhookId", chat.id, "name", "Site office"))
                        .containsEntry("timeZone", "UTC")
                        .containsEntry("state", "PLANNED"));

        advance("P3DT10H");

        awaitMails(address, 1);
        assertThat(receiver.await(1).getFirst().body())
                .contains("Reminder: Handover", contract.reference, "7 days before the due date")
                .doesNotContain("@aurora.example");
        Hooks.patience("both are sent")
                .untilAsserted(() -> assertThat(Reminders.list(hooks.tenant, milestone.id))
                        .extracting(one -> one.get("channel") + " " + one.get("state"))
                        .containsExactlyInAnyOrder("EMAIL SENT", "WEBHOOK SENT"));
        chat.awaitDelivery("DELIVERED");
        assertThat(AlertsTopic.awaitEvents(milestone.id, 2))
                .extracting(Event::knownType)
                .containsOnly(EventType.REMINDER_SENT);
        assertThat(subscriber.deliveries())
                .as("that a reminder was sent is told to whom it is for")
                .isEmpty();
        assertThat(receiver.requests()).hasSize(1);
        assertThat(mailsTo(address)).hasSize(1);
    }

    @Test
    void an_escalation_goes_to_a_webhook_once_unless_somebody_took_note() {
        var first = hooks.make(receiver.url() + "/first", QUIET);
        var second = hooks.make(
                receiver.url() + "/second",
                Map.of("eventTypes", List.of(EventType.REMINDER_ESCALATED.wireName()), "ordered", true));
        var subscriber = hooks.make(
                receiver.url() + "/subscriber", Map.of("eventTypes", List.of(EventType.REMINDER_ESCALATED.wireName())));
        var contract = contract();
        Map<String, Object> rung = new HashMap<>(Map.of("offset", "P-7D", "webhooks", List.of(first.id)));
        rung.put("escalation", Map.of("after", "P2D", "webhooks", List.of(second.id)));
        create(hooks.tenant, forContract(contract.id, "DUE_DATE", rung));
        var noted = contract.milestone("Noted", due, null);
        var forgotten = contract.milestone("Forgotten", due, null);
        awaitReminders(noted, 2);
        awaitReminders(forgotten, 2);

        advance("P3DT10H");

        assertThat(receiver.await(2)).allSatisfy(request -> {
            assertThat(request.path()).isEqualTo("/hook/first");
            assertThat(EventJson.read(request.body()))
                    .satisfies(event -> assertThat(event.knownType()).isEqualTo(EventType.REMINDER_SENT))
                    .extracting(Event::data)
                    .isInstanceOfSatisfying(
                            ReminderEvent.class,
                            data -> assertThat(data.reminder().recipient()).isEqualTo("webhook:" + first.id));
        });
        as(hooks.tenant, "contributor")
                .post("/api/v1/alerts/reminders/" + row(noted, "P-7D").get("id") + "/acknowledge")
                .then()
                .statusCode(200);
        advance("P2DT1H");
        Hooks.patience("the escalation is sent")
                .until(() -> "SENT".equals(row(forgotten, "P-7D!").get("state")));
        second.awaitDelivery("DELIVERED");

        assertThat(row(noted, "P-7D!")).containsEntry("state", "CANCELLED");
        assertThat(receiver.requests())
                .filteredOn(request -> request.path().equals("/hook/second"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains(EventType.REMINDER_ESCALATED.wireName(), forgotten.id.toString()));
        assertThat(subscriber.deliveries()).isEmpty();
    }

    @Test
    void an_escalation_comes_where_nobody_but_a_webhook_is_left_to_be_told() {
        var first = hooks.make(receiver.url() + "/first", QUIET);
        var contract = contract();
        create(
                hooks.tenant,
                forContract(
                        contract.id,
                        "DUE_DATE",
                        Map.of(
                                "offset",
                                "P-7D",
                                "recipients",
                                List.of("OWNER"),
                                "webhooks",
                                List.of(first.id),
                                "escalation",
                                Map.of("after", "P2D", "webhooks", List.of(first.id)))));
        var milestone = contract.milestone("Handover", due, UUID.randomUUID());
        awaitReminders(milestone, 3);
        milestone.isOwnedBy(null).is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, due, clock.instant());
        Hooks.patience("the owner's is cancelled")
                .untilAsserted(() -> assertThat(Reminders.list(hooks.tenant, milestone.id))
                        .extracting(one -> one.get("state"))
                        .containsOnlyOnce("CANCELLED"));

        advance("P3DT10H");
        receiver.await(1);
        advance("P2DT1H");

        assertThat(receiver.await(2).getLast().body()).contains(EventType.REMINDER_ESCALATED.wireName());
    }

    @Test
    void what_its_webhook_cannot_hear_is_skipped_with_the_reason() {
        var deleted = hooks.make(receiver.url(), Map.of("name", "Deleted"));
        var off = hooks.make(receiver.url(), Map.of("name", "Off"));
        var elsewhere = hooks.make(
                receiver.url(),
                Map.of(
                        "name",
                        "Elsewhere",
                        "contractIds",
                        List.of(UUID.randomUUID().toString())));
        var contract = contract();
        create(
                hooks.tenant,
                forContract(
                        contract.id,
                        "DUE_DATE",
                        Map.of("offset", "P-7D", "webhooks", List.of(deleted.id, off.id, elsewhere.id))));
        var milestone = contract.milestone("Handover", due, null);
        awaitReminders(milestone, 3);
        hooks.request()
                .header("If-Match", "*")
                .delete(Hooks.PATH + deleted.path())
                .then()
                .statusCode(204);
        hooks.patch(off.id, Map.of("enabled", false)).then().statusCode(200);
        int before = receiver.requests().size();

        advance("P3DT10H");

        Hooks.patience("all are skipped")
                .untilAsserted(() -> assertThat(Reminders.list(hooks.tenant, milestone.id))
                        .extracting(one -> one.get("state") + " " + one.get("reason"))
                        .containsExactlyInAnyOrder(
                                "SKIPPED the webhook was deleted",
                                "SKIPPED the webhook is switched off",
                                "SKIPPED the webhook hears of other contracts only"));
        assertThat(elsewhere.deliveries()).isEmpty();
        assertThat(receiver.requests()).hasSize(before);
    }

    @Test
    void a_policy_with_a_webhook_that_was_deleted_can_still_be_changed() {
        var deleted = hooks.make(receiver.url(), QUIET);
        String policy = create(
                hooks.tenant,
                forContract(
                        UUID.randomUUID(),
                        "DUE_DATE",
                        Map.of("offset", "P-7D", "recipients", List.of("OWNER"), "webhooks", List.of(deleted.id))));
        hooks.request()
                .header("If-Match", "*")
                .delete(Hooks.PATH + deleted.path())
                .then()
                .statusCode(204);

        patched(policy, Map.of("enabled", false)).then().statusCode(200).body("enabled", equalTo(false));
        Map<String, Object> again = new HashMap<>(
                forContract(UUID.randomUUID(), "DUE_DATE", Map.of("offset", "P-7D", "webhooks", List.of(deleted.id))));
        Map<String, Object> preview = Map.of(
                "policyId",
                policy,
                "policy",
                again,
                "from",
                clock.instant().toString(),
                "to",
                clock.instant().plus(Duration.ofDays(30)).toString());
        as(hooks.tenant, "manager")
                .contentType("application/json")
                .body(preview)
                .post("/api/v1/alerts/policies/preview")
                .then()
                .statusCode(200);
        patched(policy, Map.of("rungs", List.of(Map.of("offset", "P-7D", "webhooks", List.of(UUID.randomUUID())))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("rungs[0].webhooks[0]"));
    }

    private Response patched(String policy, Map<String, Object> change) {
        return as(hooks.tenant, "manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(change)
                .patch("/api/v1/alerts/policies/" + policy);
    }

    @Test
    void a_policy_names_webhooks_of_its_tenant_once_each() {
        var hook = hooks.make(receiver.url(), QUIET);
        var foreign = Hooks.ofNewTenant().make(receiver.url(), QUIET);

        refused("rungs[0].webhooks[1]", Map.of("offset", "P-7D", "webhooks", List.of(hook.id, hook.id)));
        refused("rungs[0].webhooks[0]", Map.of("offset", "P-7D", "webhooks", List.of(foreign.id)));
        refused(
                "rungs[0].escalation.webhooks[0]",
                Map.of(
                        "offset",
                        "P-7D",
                        "recipients",
                        List.of("OWNER"),
                        "escalation",
                        Map.of("after", "P2D", "webhooks", List.of(foreign.id))));
        refused("rungs[0].channel", Map.of("offset", "P-7D", "webhooks", List.of(hook.id), "channel", "WEBHOOK"));
        post(
                        hooks.tenant,
                        forContract(
                                UUID.randomUUID(),
                                "DUE_DATE",
                                Map.of(
                                        "offset",
                                        "P-7D",
                                        "recipients",
                                        List.of("OWNER"),
                                        "channel",
                                        "INBOX",
                                        "webhooks",
                                        List.of(hook.id))))
                .then()
                .statusCode(201)
                .body("rungs[0].webhooks", contains(hook.id))
                .body("rungs[0].channel", equalTo("INBOX"));
    }

    private void refused(String field, Map<String, Object> rung) {
        post(hooks.tenant, forContract(UUID.randomUUID(), "DUE_DATE", rung))
                .then()
                .statusCode(400)
                .body("violations.field", contains(field));
    }

    private Contract contract() {
        return new Contract(hooks.tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
    }

    private void awaitReminders(Contract.Milestone milestone, int count) {
        Hooks.patience("the reminders of " + milestone.id)
                .until(() -> Reminders.list(hooks.tenant, milestone.id).size() == count);
    }

    private Map<String, Object> row(Contract.Milestone milestone, String rung) {
        return Reminders.list(hooks.tenant, milestone.id).stream()
                .filter(one -> rung.equals(one.get("rung")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("NullAway") // started before each test
    private static HookReceiver notStarted() {
        return null;
    }
}
