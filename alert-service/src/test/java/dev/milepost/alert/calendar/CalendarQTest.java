package dev.milepost.alert.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.PoliciesApi;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a calendar program reads, with a reader that is not the writer's. */
@QuarkusTest
class CalendarQTest extends ServiceTest {
    private static final String USER = "aurora-contributor";

    @Inject
    BusinessClock clock;

    private LocalDate due = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private UUID me;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @SuppressWarnings("NullAway.Init")
    private Contract.Milestone milestone;

    @BeforeEach
    void aMilestoneOfMine() {
        due = clock.today(ZoneOffset.UTC).plusDays(20);
        me = Contract.personWhoSignsInAs("aurora", SignedTokens.subject(USER));
        contract = new Contract("aurora", "Pacific/Auckland", clock.instant()).is(ContractStatus.ACTIVE);
        milestone = contract.milestone("Roof tight; \"dry\", at last", due, me);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().auth()
                                .oauth2(SignedTokens.token("aurora", "contributor"))
                                .get("/api/v1/alerts/milestones/" + milestone.id + "/plan")
                                .statusCode()
                        == 200);
    }

    @Test
    void aCalendarShowsWhatIsDueOnItsDay() throws Exception {
        Response made = make(Map.of("name", "Mine", "contractId", contract.id.toString()));
        Response read = read(made.path("url"));

        assertThat(read.contentType()).startsWith("text/calendar");
        Calendar calendar = parse(read);
        VEvent event = only(calendar);
        assertThat(event.getUid().orElseThrow().getValue()).isEqualTo(milestone.id + "@milepost");
        assertThat(event.getSummary().getValue()).contains("Roof tight; \"dry\", at last", contract.reference);
        assertThat(read.asString())
                .contains("DTSTART;VALUE=DATE:" + due.toString().replace("-", ""));
        assertThat(event.getAlarms()).isNotEmpty();
        assertThat(calendar.getProperty("REFRESH-INTERVAL").orElseThrow().getValue())
                .isEqualTo("PT1H");
        assertThat(calendar.getProperty("NAME").orElseThrow().getValue()).isEqualTo("Mine");
    }

    @Test
    void aCalendarShowsOnlyTheOwnAndTheTypesThatItIsAskedFor() throws Exception {
        contract.milestone("Of somebody else", due, null);
        String mine = make(Map.of("name", "x", "ownOnly", true, "contractId", contract.id.toString()))
                .path("url");
        String deliverables = make(Map.of(
                        "name",
                        "x",
                        "ownOnly",
                        false,
                        "types",
                        List.of("DELIVERABLE"),
                        "contractId",
                        contract.id.toString()))
                .path("url");
        String payments = make(Map.of(
                        "name",
                        "x",
                        "ownOnly",
                        false,
                        "types",
                        List.of("PAYMENT"),
                        "contractId",
                        contract.id.toString()))
                .path("url");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read(deliverables).asString()).contains("Of somebody else"));
        assertThat(only(parse(read(mine))).getSummary().getValue()).contains("Roof tight");
        assertThat(read(payments).asString()).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void aUserWhosePartyIsNotKnownGetsNoCalendar() {
        Contract.personWhoSignsInAs("aurora", SignedTokens.subject("aurora-unlinked-eve"));
        String token = SignedTokens.tokenOf("aurora", "unlinked", "eve", "contributor");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().auth()
                        .oauth2(token)
                        .contentType("application/json")
                        .body(Map.of("name", "Everything"))
                        .post("/api/v1/alerts/calendars")
                        .then()
                        .statusCode(409));
    }

    @Test
    void whatHasNotChangedIsNotSentAgainAndWhatHasComesWithAHigherSequence() throws Exception {
        String url = make(Map.of("name", "Mine", "contractId", contract.id.toString()))
                .path("url");
        Response first = read(url);
        String tag = first.getHeader("ETag");
        int sequence = only(parse(first)).getSequence().getSequenceNo();
        assertThat(given().header("If-None-Match", tag).get(path(url)).statusCode())
                .isEqualTo(304);

        milestone.is(EventType.MILESTONE_RESCHEDULED, MilestoneStatus.PLANNED, due.plusDays(3), clock.instant());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().header("If-None-Match", tag).get(path(url)).statusCode() == 200);
        VEvent moved = only(parse(read(url)));
        assertThat(moved.getSequence().getSequenceNo()).isGreaterThan(sequence);

        milestone.is(EventType.MILESTONE_CANCELLED, MilestoneStatus.CANCELLED, due.plusDays(3), clock.instant());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(only(parse(read(url))).getStatus().getValue())
                                .isEqualTo("CANCELLED"));
        assertThat(only(parse(read(url))).getAlarms()).isEmpty();
    }

    @Test
    void anAddressWorksUntilItIsRenewedOrRevokedAndIsShownOnce() {
        Response made = make(Map.of("name", "Mine"));
        String id = made.path("id");
        String old = made.path("url");
        assertThat(as().get("/api/v1/alerts/calendars/" + id).asString()).doesNotContain("feeds/");
        assertThat(as().get("/api/v1/alerts/calendars").asString()).contains(id).doesNotContain("feeds/");

        Response renewed =
                as().header("If-Match", made.getHeader("ETag")).post("/api/v1/alerts/calendars/" + id + "/renew");
        String url = renewed.path("url");
        assertThat(read(old).statusCode()).isEqualTo(404);
        assertThat(read(url).statusCode()).isEqualTo(200);
        assertThat(as().header("If-Match", made.getHeader("ETag"))
                        .delete("/api/v1/alerts/calendars/" + id)
                        .statusCode())
                .isEqualTo(412);

        assertThat(as().header("If-Match", renewed.getHeader("ETag"))
                        .delete("/api/v1/alerts/calendars/" + id)
                        .statusCode())
                .isEqualTo(204);
        assertThat(read(url).statusCode()).isEqualTo(410);
        assertThat(as().get("/api/v1/alerts/calendars/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void anAdministratorFindsAndRevokesTheCalendarsOfOthers() {
        Response made = make(Map.of("name", "Left behind"));
        String id = made.path("id");
        String url = made.path("url");
        make(Map.of("name", "Another"));
        String all = "/api/v1/alerts/calendars/all";
        assertThat(as().get(all).statusCode()).isEqualTo(403);
        assertThat(as("borealis", "admin").get(all + "?limit=200").asString()).doesNotContain(id);

        Response first = as("aurora", "admin").get(all + "?limit=1&personId=" + me);
        assertThat(first.<String>path("items[0].person")).isEqualTo("Ada Ahlgren");
        Response next =
                as("aurora", "admin").get(all + "?limit=200&personId=" + me + "&cursor=" + first.path("nextCursor"));
        String found = first.asString() + next.asString();
        assertThat(found).contains(id, "Left behind", "Another").doesNotContain("feeds/", "secret");
        assertThat(as("aurora", "admin").get(all + "?limit=200").asString()).contains(id);

        assertThat(as("borealis", "admin")
                        .header("If-Match", "\"1\"")
                        .delete("/api/v1/alerts/calendars/" + id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("aurora", "manager")
                        .header("If-Match", "\"1\"")
                        .delete("/api/v1/alerts/calendars/" + id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(read(url).statusCode()).isEqualTo(200);
        assertThat(as("aurora", "admin")
                        .header("If-Match", "\"1\"")
                        .delete("/api/v1/alerts/calendars/" + id)
                        .statusCode())
                .isEqualTo(204);
        assertThat(read(url).statusCode()).isEqualTo(410);
        assertThat(as("aurora", "admin").get(all + "?limit=200").asString()).doesNotContain(id);
    }

    @Test
    void aRepeatedRequestDoesNotShowTheAddressAgain() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("name", "Once");
        Response first = as().header("Idempotency-Key", key).body(body).post("/api/v1/alerts/calendars");
        Response second = as().header("Idempotency-Key", key).body(body).post("/api/v1/alerts/calendars");
        assertThat((String) first.path("url")).endsWith(".ics");
        assertThat((String) second.path("id")).isEqualTo(first.path("id"));
        assertThat((String) second.path("url")).isNull();
    }

    @Test
    void wrongRequestsSaySo() {
        assertThat(as().body(Map.of("name", "x", "contractId", UUID.randomUUID().toString()))
                        .post("/api/v1/alerts/calendars")
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString())
                .contains("contractId");
        as().body(Map.of("name", " ")).post("/api/v1/alerts/calendars").then().statusCode(400);
        as().body(Map.of("name", "x", "types", List.of("LUNCH")))
                .post("/api/v1/alerts/calendars")
                .then()
                .statusCode(400);
        given().get("/api/v1/alerts/feeds/" + "x".repeat(43) + ".ics").then().statusCode(404);
    }

    private static VEvent only(Calendar calendar) {
        List<VEvent> events = calendar.getComponents("VEVENT");
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static Calendar parse(Response read) throws Exception {
        assertThat(read.statusCode()).isEqualTo(200);
        Calendar calendar = new CalendarBuilder().build(new StringReader(read.asString()));
        assertThat(calendar.validate().hasErrors())
                .as(calendar.validate().toString())
                .isFalse();
        return calendar;
    }

    private static Response make(Map<String, Object> request) {
        Response made = as().body(request).post("/api/v1/alerts/calendars");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made;
    }

    private static Response read(String url) {
        return given().get(path(url));
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/api/v1/"));
    }

    private static RequestSpecification as() {
        return as("aurora", "contributor");
    }

    private static RequestSpecification as(String tenant, String role) {
        return PoliciesApi.as(tenant, role);
    }
}
