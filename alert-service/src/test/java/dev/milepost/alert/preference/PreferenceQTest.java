package dev.milepost.alert.preference;

import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.Reminders.awaitStates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.events.Change;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreferenceQTest extends ServiceTest {
    private static final String PATH = "/api/v1/alerts/preferences/me/email";

    @Inject
    BusinessClock clock;

    private final String tenant = "prefs-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void quiet_hours_of_ones_own_move_what_is_planned() {
        as(tenant, "contributor").get(PATH).then().statusCode(404).body("detail", containsString("people/me"));
        UUID me = me();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "contributor").get(PATH).statusCode() == 200);
        as(tenant, "contributor")
                .get(PATH)
                .then()
                .header("ETag", "\"0\"")
                .body("muted", equalTo(false))
                .body("quietHours", nullValue());
        LocalDate due = clock.today(ZoneOffset.UTC).plusDays(60);
        var milestone = new Contract(tenant, "UTC", clock.instant())
                .is(ContractStatus.ACTIVE)
                .milestone("Handover", due, me);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 7);
        awaitFirst(milestone, due.minusDays(30).atTime(9, 0).toInstant(ZoneOffset.UTC));

        as(tenant, "contributor")
                .body(Map.of("muted", false, "quietHours", Map.of("from", "08:00", "to", "11:30")))
                .put(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("quietHours.to", containsString("11:30"));

        awaitFirst(milestone, due.minusDays(30).atTime(11, 30).toInstant(ZoneOffset.UTC));
        as(tenant, "contributor")
                .header("If-Match", "\"0\"")
                .body(Map.of("muted", true))
                .put(PATH)
                .then()
                .statusCode(412);
        as(tenant, "contributor").body(Map.of("muted", true)).put(PATH).then().statusCode(428);
        as(tenant, "contributor")
                .body(Map.of("muted", false, "quietHours", Map.of("from", "08:00", "to", "08:00")))
                .put(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("quietHours"));
    }

    private void awaitFirst(Contract.Milestone milestone, Instant moment) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                Reminders.list(tenant, milestone.id).getFirst().get("sendAt"))
                        .isEqualTo(moment.toString()));
    }

    /** The person who signs in as the tenant's contributor. */
    private UUID me() {
        UUID id = UUID.randomUUID();
        String subject = SignedTokens.subject(tenant + "-contributor");
        var state = new PersonState(id, 1, subject, "Me", "me@prefs.example", "UTC", "en", List.of(), null, null);
        var change = new Change(null, "test", null, null);
        Topic.publish(tenant, id, EventType.PERSON_CREATED, id, Instant.EPOCH, new PersonEvent(state, change));
        return id;
    }
}
