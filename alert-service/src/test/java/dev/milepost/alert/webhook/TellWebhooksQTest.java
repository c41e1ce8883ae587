package dev.milepost.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.milepost.alert.Contract;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.webhook.delivery.TellAlerts;
import dev.milepost.alert.webhook.secret.Ed25519Verifier;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.ReminderState;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody tries who wires another system to Milepost: subscribe, ping, look, verify, rotate, replay. */
@QuarkusTest
class TellWebhooksQTest extends ServiceTest {
    private static final LocalDate DUE = LocalDate.of(2030, 6, 28);

    @Inject
    BusinessClock clock;

    @Inject
    TellAlerts alerts;

    @Inject
    TenantScope tenants;

    private Hooks hooks = Hooks.ofNewTenant();
    private HookReceiver receiver = notStarted();

    @BeforeEach
    void start() throws Exception {
        hooks = Hooks.ofNewTenant();
        receiver = HookReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_change_arrives_signed_and_is_the_event_itself() throws Exception {
        var hook = hooks.make(receiver.url(), Map.of("eventTypes", List.of("dev.milepost.milestone.*")));
        var milestone = contract().milestone("Shell complete", DUE, null);

        var request = receiver.await(1).getFirst();

        assertThat(request.path()).isEqualTo("/hook");
        assertThat(request.header("content-type")).isEqualTo("application/cloudevents+json");
        assertThat(request.body()).isEqualTo(milestone.lastEvent);
        assertThat(request.id()).isEqualTo(EventJson.read(request.body()).id().toString());
        verify(hook.secret, request);
        var delivery = hook.awaitDelivery("DELIVERED");
        assertThat(delivery)
                .containsEntry("id", request.id())
                .containsEntry("eventType", EventType.MILESTONE_CREATED.wireName())
                .containsEntry("status", 204)
                .containsEntry("attempts", 1)
                .doesNotContainKey("nextAttemptAt");
        assertThat(hook.log(request.id()))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt)
                        .containsEntry("outcome", "DELIVERED")
                        .containsEntry("address", "127.0.0.1")
                        .containsEntry("status", 204));
        assertThat(hooks.get(hook.path() + "/deliveries/" + request.id()).getString("event.subject"))
                .isEqualTo(milestone.id.toString());
    }

    @Test
    void ed25519_is_verified_by_the_public_key() throws Exception {
        var hook = hooks.make(receiver.url(), Map.of("signature", "ED25519"));

        ping(hook);

        var request = receiver.await(1).getFirst();
        assertThat(Ed25519Verifier.verify(hook.secret, request.header("webhook-signature"), signed(request)))
                .isTrue();
    }

    @Test
    void a_ping_shows_whether_it_gets_through() {
        receiver.answers(HookReceiver.Answer.text(200, "hello ☃"));
        var hook = hooks.make(receiver.url(), Map.of("eventTypes", List.of("dev.milepost.payment.due.v1")));

        ping(hook);

        var delivery = hook.awaitDelivery("DELIVERED");
        assertThat(delivery).containsEntry("eventType", "dev.milepost.webhook.ping.v1");
        assertThat(hook.log(delivery.get("id")))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt).containsEntry("answer", "hello ☃"));
    }

    @Test
    void only_what_is_asked_for_and_only_of_the_own_tenant() throws Exception {
        hooks.make(receiver.url(), Map.of());
        var contract = contract();
        var other = contract();
        receiver.await(2); // so that the webhooks below hear nothing of these two
        try (var everything = HookReceiver.start();
                var ofContract = HookReceiver.start();
                var ofPayments = HookReceiver.start();
                var ofStranger = HookReceiver.start()) {
            hooks.make(everything.url(), Map.of());
            hooks.make(ofContract.url(), Map.of("contractIds", List.of(contract.id)));
            hooks.make(ofPayments.url(), Map.of("milestoneTypes", List.of("PAYMENT")));
            Hooks.ofNewTenant().make(ofStranger.url(), Map.of());

            contract.milestone("Mine", DUE, null);
            other.milestone("Not mine", DUE, null);
            Contract.person(hooks.tenant, "ada@" + hooks.tenant + ".example");

            assertThat(everything.await(3)).hasSize(3);
            assertThat(ofContract.await(1))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).contains("Mine"));
            assertThat(ofPayments.requests()).isEmpty();
            assertThat(ofStranger.requests()).isEmpty();
        }
    }

    @Test
    void a_reminder_is_told_as_one_of_its_contract() {
        var contract = contract();
        hooks.make(
                receiver.url(),
                Map.of(
                        "contractIds",
                        List.of(contract.id),
                        "eventTypes",
                        List.of(EventType.REMINDER_ESCALATED.wireName())));
        contract().milestone("Not mine", DUE, null).escalated(clock.instant());
        var mine = contract.milestone("Mine", DUE, null).escalated(clock.instant());

        assertThat(receiver.await(1))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo(mine.lastEvent));
    }

    @Test
    void that_a_reminder_was_sent_is_not_told_whatever_else_is() {
        var hook = hooks.make(receiver.url(), Map.of("eventTypes", List.of("dev.milepost.reminder.*")));
        UUID contract = UUID.randomUUID();
        UUID stream = UUID.randomUUID();

        tenants.run(
                hooks.tenant,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> alerts.append(
                                stream,
                                List.of(
                                        reminder(EventType.REMINDER_SENT, contract, stream),
                                        reminder(EventType.REMINDER_FAILED, contract, stream),
                                        reminder(EventType.REMINDER_SENT, contract, stream)))));

        assertThat(hook.awaitDelivery("DELIVERED")).containsEntry("eventType", EventType.REMINDER_FAILED.wireName());
    }

    private PendingEvent reminder(EventType type, UUID contract, UUID milestone) {
        UUID id = UUID.randomUUID();
        var state = new ReminderState(
                id,
                contract,
                milestone,
                "P-7D",
                DUE,
                "ada@" + hooks.tenant + ".example",
                "EMAIL",
                "<" + id + "@milepost.example>",
                type == EventType.REMINDER_SENT ? clock.instant() : null,
                null,
                "DUE_DATE",
                milestone,
                null,
                null);
        return new PendingEvent(type, id, new ReminderEvent(state));
    }

    @Test
    void both_secrets_sign_while_one_follows_the_other() throws Exception {
        var hook = hooks.make(receiver.url(), Map.of());
        String second = hooks.request()
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(Hooks.PATH + hook.path() + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");

        ping(hook);

        var request = receiver.await(1).getFirst();
        assertThat(request.header("webhook-signature").split(" ")).hasSize(2);
        verify(hook.secret, request);
        verify(second, request);
    }

    @Test
    void what_failed_is_replayed_with_the_same_id() {
        receiver.answers(HookReceiver.Answer.text(500, "database is down"));
        var hook = hooks.make(receiver.url(), Map.of());
        contract();
        var delivery = hook.awaitDelivery("FAILED");
        String id = String.valueOf(delivery.get("id"));
        assertThat(delivery)
                .containsEntry("attempts", 4)
                .containsEntry("status", 500)
                .containsEntry("reason", "given up after 4 attempts: the receiver answered 500");
        assertThat(hook.log(id))
                .hasSize(4)
                .allSatisfy(attempt -> assertThat(attempt)
                        .containsEntry("outcome", "REFUSED")
                        .containsEntry("answer", "database is down"));
        assertThat(receiver.requests()).extracting(HookReceiver.Request::id).containsOnly(id);
        assertThat(hook.read().getString("failingSince")).isNotNull();
        receiver.answers(HookReceiver.Answer.status(200));

        hooks.post(hook.path() + "/deliveries/" + id + "/replay", "").then().statusCode(202);

        hook.awaitDelivery("DELIVERED");
        assertThat(hook.log(id)).hasSize(5);
        assertThat(hook.read().getString("failingSince")).isNull();
        hooks.post(hook.path() + "/replay", Map.of())
                .then()
                .statusCode(202)
                .body("replayed", equalTo(0))
                .body("more", equalTo(false));
        hooks.post(hook.path() + "/replay", Map.of("states", List.of("DELIVERED"), "to", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(202)
                .body("replayed", equalTo(0));
        hooks.post(hook.path() + "/replay", Map.of("states", List.of("DELIVERED"), "from", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(202)
                .body("replayed", equalTo(1));
        assertThat(receiver.await(6)).extracting(HookReceiver.Request::id).containsOnly(id);
        hooks.post(hook.path() + "/replay", Map.of("from", "2027-01-02T00:00:00Z", "to", "2027-01-01T00:00:00Z"))
                .then()
                .statusCode(400);
    }

    @Test
    void in_order_one_that_is_not_taken_holds_back_its_contract_and_no_other() throws Exception {
        var hook =
                hooks.make(receiver.url(), Map.of("ordered", true, "eventTypes", List.of("dev.milepost.milestone.*")));
        receiver.answers((exchange, request) -> {
            boolean stuck = request.body().contains("Stuck")
                    && receiver.requests().stream()
                                    .filter(one -> one.body().contains("Stuck"))
                                    .count()
                            < 3;
            exchange.sendResponseHeaders(stuck ? 503 : 200, -1);
        });
        var held = contract();
        var free = contract();

        held.milestone("Stuck", DUE, null)
                .is(EventType.MILESTONE_STARTED, MilestoneStatus.IN_PROGRESS, DUE, clock.instant());
        held.milestone("After", DUE, null);
        free.milestone("Free", DUE, null);

        var requests = receiver.await(6);
        assertThat(requests.stream()
                        .map(request -> EventJson.read(request.body()))
                        .filter(event -> event.partitionkey().equals(held.id))
                        .map(event -> event.sequenceNumber()))
                .as("sequences of the contract")
                .containsExactly(2L, 2L, 2L, 3L, 4L);
        Hooks.patience("all of them")
                .until(() -> hook.deliveries().stream().allMatch(one -> "DELIVERED".equals(one.get("state"))));
    }

    @Test
    void a_due_date_that_is_over_is_told() {
        var hook = hooks.make(receiver.url(), Map.of("eventTypes", List.of("dev.milepost.milestone.overdue.v1")));
        contract().milestone("Late", clock.today(ZoneOffset.UTC).minusDays(3), null);

        var request = receiver.await(1).getFirst();

        assertThat(EventJson.read(request.body()).knownType()).isEqualTo(EventType.MILESTONE_OVERDUE);
        assertThat(EventJson.read(request.body()).chainhash()).isNotNull();
        hook.awaitDelivery("DELIVERED");
    }

    @Test
    void that_another_is_switched_off_is_told() throws Exception {
        hooks.make(receiver.url(), Map.of("eventTypes", List.of("dev.milepost.webhook.disabled.v1")));
        try (var gone = HookReceiver.start()) {
            var leaving =
                    hooks.make(gone.answers(HookReceiver.Answer.status(410)).url(), Map.of("name", "Old CRM"));

            ping(leaving);

            assertThat(receiver.await(1).getFirst().body())
                    .contains("Old CRM", leaving.id, "410 Gone", "\"disabledCode\":\"GONE\"");
        }
    }

    @Test
    void a_chat_gets_a_card_and_no_signature() {
        hooks.make(
                receiver.url() + "/T0/B0", Map.of("kind", "SLACK", "eventTypes", List.of("dev.milepost.milestone.*")));
        var contract = contract();
        contract.milestone("Shell <!channel>", DUE, null);

        var slack = receiver.await(1).getFirst();

        assertThat(slack.path()).isEqualTo("/hook/T0/B0");
        assertThat(slack.header("content-type")).isEqualTo("application/json");
        assertThat(slack.headers().map()).doesNotContainKey("Webhook-signature");
        assertThat(slack.body())
                .contains("Milestone created", "Shell &lt;!channel&gt;", contract.reference, "Fri, 28 Jun 2030");
        hooks.make(receiver.url() + "/teams", Map.of("kind", "TEAMS", "contractIds", List.of(contract.id)));
        contract.milestone("Roof", DUE, null);
        assertThat(receiver.await(3)).anySatisfy(request -> {
            assertThat(request.path()).isEqualTo("/hook/teams");
            assertThat(request.body()).contains("AdaptiveCard", "Milestone created: Roof");
        });
    }

    @Test
    void nothing_is_told_while_it_is_off() {
        var hook = hooks.make(receiver.url(), Map.of());
        hooks.patch(hook.id, Map.of("enabled", false))
                .then()
                .statusCode(200)
                .body("disabledReason", equalTo("switched off by " + hooks.tenant + "-admin"))
                .body("disabledCode", equalTo("SWITCHED_OFF"));

        contract();
        hooks.post(hook.path() + "/ping", "").then().statusCode(409);
        hooks.post(hook.path() + "/replay", Map.of()).then().statusCode(409);
        hooks.patch(hook.id, Map.of("enabled", true))
                .then()
                .statusCode(200)
                .body("disabledReason", nullValue())
                .body("disabledCode", nullValue());
        ping(hook);

        assertThat(receiver.await(1))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("ping"));
        assertThat(hook.deliveries()).hasSize(1);
    }

    private Contract contract() {
        return new Contract(hooks.tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
    }

    private void ping(Hooks.Hook hook) {
        hooks.post(hook.path() + "/ping", "").then().statusCode(202).body("state", equalTo("PENDING"));
    }

    private static void verify(String secret, HookReceiver.Request request) throws WebhookVerificationException {
        assertThatCode(() -> new com.standardwebhooks.Webhook(secret).verify(request.body(), request.headers()))
                .doesNotThrowAnyException();
    }

    private static byte[] signed(HookReceiver.Request request) {
        return (request.id() + "." + request.header("webhook-timestamp") + "." + request.body())
                .getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("NullAway") // started before each test
    private static HookReceiver notStarted() {
        return null;
    }
}
