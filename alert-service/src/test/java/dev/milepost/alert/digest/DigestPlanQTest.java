package dev.milepost.alert.digest;

import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
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
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** There is always one digest planned, at the time that its reader wants, and where they are. */
@QuarkusTest
class DigestPlanQTest extends ServiceTest {
    private static final String PREFERENCE = "/api/v1/alerts/preferences/me/email";
    private static final String DIGESTS = "/api/v1/alerts/digests";
    private static final ZoneId HOME = ZoneId.of(Contract.ZONE);

    @Inject
    BusinessClock clock;

    @Inject
    DigestClaims claims;

    private final String tenant = "digest-" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = UUID.randomUUID() + "@aurora.example";
    private final UUID me = UUID.randomUUID();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void me() {
        livesIn(HOME);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(tenant, "contributor").get(PREFERENCE).statusCode() == 200);
        advanceToMidnight(clock.instant(), HOME);
        today = clock.today(HOME);
        dailyAt("08:00");
        var contract = new Contract(tenant, Contract.ZONE, clock.instant()).is(ContractStatus.ACTIVE);
        contract.milestone("Übergabe", today.plusDays(5), me);
    }

    @Test
    void whoever_moves_west_gets_it_at_that_time_there() {
        ZoneId there = ZoneId.of("America/New_York");
        livesIn(there);
        awaitNext(today, there);

        advance("PT8H1M");
        awaitNext(today, there);
        assertThat(mailsTo(address)).isEmpty();
        advance("PT6H");

        assertThat(awaitMails(address, 1).getFirst().subject()).startsWith("Ihre Meilensteine: 0 überfällig, 1 fällig");
    }

    @Test
    void whoever_moves_east_gets_it_at_that_time_there() {
        advance("PT9H");
        awaitMails(address, 1);
        awaitNext(today.plusDays(1), HOME);
        ZoneId there = ZoneId.of("Pacific/Auckland");

        livesIn(there);

        awaitNext(today.plusDays(1), there);
        advance("PT13H");
        awaitMails(address, 2);
        awaitNext(today.plusDays(2), there);
        assertThat(states()).containsExactly("PLANNED", "SENT", "SENT");
    }

    @Test
    void a_wish_that_changes_while_one_is_in_hand_plans_no_second() throws Exception {
        // At a time that the service's own worker does not reach.
        Instant then = clock.instant().plus(Duration.ofDays(20_000));
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> claims.take(then, Duration.ofSeconds(3), "example.org")
                                .filter(it -> it.tenant().equals(tenant)),
                        Optional::isPresent);

        dailyAt("09:00");

        assertThat(states()).containsExactly("PLANNED");
        advance("PT8H1M");
        await().atMost(Duration.ofSeconds(60)).until(this::next, moment(today, "09:00", HOME)::equals);
        advance("PT1H");
        awaitMails(address, 1);
        await().atMost(Duration.ofSeconds(60)).until(this::states, List.of("PLANNED", "SENT")::equals);
        assertThat(next()).isEqualTo(moment(today.plusDays(1), "09:00", HOME));
    }

    private void livesIn(ZoneId zone) {
        String subject = SignedTokens.subject(tenant + "-contributor");
        var state = new PersonState(me, 1, subject, "Ada", address, zone.getId(), "de-DE", List.of(), null, null);
        var change = new Change(null, "test", null, null);
        Topic.publish(tenant, me, EventType.PERSON_UPDATED, me, Instant.EPOCH, new PersonEvent(state, change));
    }

    private void dailyAt(String time) {
        as(tenant, "contributor")
                .header("If-Match", "*")
                .body(Map.of("muted", false, "delivery", "DIGEST", "digest", Map.of("frequency", "DAILY", "at", time)))
                .put(PREFERENCE)
                .then()
                .statusCode(200);
    }

    private void awaitNext(LocalDate day, ZoneId zone) {
        await("the next at 08:00 in " + zone)
                .atMost(Duration.ofSeconds(60))
                .until(this::next, moment(day, "08:00", zone)::equals);
    }

    private static Instant moment(LocalDate day, String time, ZoneId zone) {
        return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    private Instant next() {
        return Instant.parse(as(tenant, "contributor").get(DIGESTS).jsonPath().getString("items[0].dueAt"));
    }

    private List<String> states() {
        return as(tenant, "contributor").get(DIGESTS).jsonPath().getList("items.state");
    }
}
