package dev.milepost.alert.webhook;

import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Contract;
import dev.milepost.alert.EventSchemas;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a receiver gets is what the published schemas promise. */
@QuarkusTest
class WebhookPayloadsQTest extends ServiceTest {
    private static final Set<String> KINDS = Stream.concat(
                    Stream.of(
                                    EventType.CONTRACT_ACTIVATED,
                                    EventType.MILESTONE_CREATED,
                                    EventType.PAYMENT_DUE,
                                    EventType.COMMENT_ADDED,
                                    EventType.MILESTONE_APPROACHING,
                                    EventType.MILESTONE_OVERDUE,
                                    EventType.REMINDER_ESCALATED,
                                    EventType.REMINDER_ACKNOWLEDGED,
                                    EventType.REMINDER_FAILED,
                                    EventType.WEBHOOK_DISABLED)
                            .map(EventType::wireName),
                    Stream.of("dev.milepost.webhook.ping.v1"))
            .collect(Collectors.toUnmodifiableSet());

    @Inject
    BusinessClock clock;

    private final Hooks hooks = Hooks.ofNewTenant();
    private final String tenant = hooks.tenant;

    @Test
    void each_kind_is_valid_by_the_schema_of_events() throws Exception {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        LocalDate today = clock.today(ZoneOffset.UTC);
        LocalDate due = today.plusDays(8);
        try (var receiver = HookReceiver.start();
                var gone = HookReceiver.start()) {
            var hook = hooks.make(receiver.url(), Map.of());
            var contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
            Map<String, Object> rung = rung("P-7D", "OWNER");
            rung.put("escalation", Map.of("after", "P2D", "addresses", List.of("pmo@" + tenant + ".example")));
            create(tenant, forContract(contract.id, "DUE_DATE", rung));
            UUID owner = Contract.person(tenant, "ada@" + tenant + ".example", "UTC", "en", null);
            UUID unreachable = Contract.person(tenant, "no address", "UTC", "en", null);
            var unseen = contract.milestone("Nobody takes note", due, owner);
            var seen = contract.milestone("Somebody takes note", due, owner).comment(clock.instant(), owner);
            var refused = contract.milestone("Reaches nobody", due, unreachable);
            contract.milestone("Late", today.minusDays(3), owner);
            contract.payment(UUID.randomUUID(), seen.id, "75000.00", due, PaymentStatus.DUE, clock.instant());
            for (var milestone : List.of(unseen, seen, refused)) {
                awaitStates(tenant, milestone.id, due, states -> "PLANNED".equals(states.get("P-7D")));
            }

            advance("P1DT10H");
            awaitStates(tenant, unseen.id, due, states -> "SENT".equals(states.get("P-7D")));
            awaitStates(tenant, refused.id, due, states -> "FAILED".equals(states.get("P-7D")));
            awaitStates(tenant, seen.id, due, states -> "SENT".equals(states.get("P-7D")));
            acknowledge(seen.id);
            advance("P2DT1H");
            var leaving = hooks.make(
                    gone.answers(HookReceiver.Answer.status(410)).url(),
                    Map.of("eventTypes", List.of("dev.milepost.contract.deleted.v1"))); // nothing but the ping
            for (var one : List.of(hook, leaving)) {
                hooks.post(one.path() + "/ping", "").then().statusCode(202);
            }

            Hooks.patience("each kind arrives")
                    .untilAsserted(() -> assertThat(receiver.requests())
                            .extracting(
                                    request -> EventJson.read(request.body()).type())
                            .containsAll(KINDS));
            assertThat(receiver.requests()).allSatisfy(request -> {
                assertThat(EventSchemas.errors(request.body()))
                        .as(request.body())
                        .isEmpty();
                assertThat(EventJson.read(request.body()).id()).hasToString(request.id());
            });
        }
    }

    private void acknowledge(UUID milestone) {
        Object reminder = Reminders.list(tenant, milestone).stream()
                .filter(row -> "SENT".equals(row.get("state")))
                .findFirst()
                .orElseThrow()
                .get("id");
        as(tenant, "manager")
                .post("/api/v1/alerts/reminders/" + reminder + "/acknowledge")
                .then()
                .statusCode(200);
    }
}
