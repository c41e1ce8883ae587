package dev.milepost.analytics.report;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.Database.number;
import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Answers;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.figure.Past;
import dev.milepost.analytics.figure.Story;
import dev.milepost.events.Event;
import dev.milepost.events.EventData;
import dev.milepost.events.EventType;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.events.ReportEvent;
import dev.milepost.events.ReportRunState;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager has others get a report by mail: they see what the manager may see, and nobody else does. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ReportRecipientsQTest extends ServiceTest {
    private static final String PATH = "/api/v1/analytics/reports";

    private final String tenant = "to-whom-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID bob = UUID.randomUUID();
    private final UUID supplier = UUID.randomUUID();
    private final UUID eve = UUID.randomUUID();

    @Inject
    ForgetEvents forget;

    @Inject
    EndRun end;

    @BeforeEach
    void people() {
        Story.of(tenant, Made.party(supplier, "supplier", "Supplier")).fold(consumer);
        tell(bob, EventType.PERSON_CREATED, person(bob, subject(tenant + "-contributor"), null));
        tell(eve, EventType.PERSON_CREATED, person(eve, subject(tenant + "-supplier-viewer"), supplier));
    }

    private static PersonEvent person(UUID id, String subject, @Nullable UUID party) {
        return new PersonEvent(
                new PersonState(id, 1, subject, "Bob", "bob@aurora.example", "UTC", "en", List.of(), null, party),
                CHANGE);
    }

    private void tell(UUID stream, EventType type, EventData data) {
        tell(stream, type, data, 1);
    }

    private void tell(UUID stream, EventType type, EventData data, long sequence) {
        Answers.consume(
                consumer,
                stream,
                List.of(Answers.event(tenant, "/milestone-service", type, stream, Past.START, sequence, data)));
    }

    private RequestSpecification as(String... roles) {
        return given().auth().oauth2(token(tenant, roles)).contentType("application/json");
    }

    private RequestSpecification asSupplier() {
        return given().auth().oauth2(tokenOf(tenant, "supplier", "viewer")).contentType("application/json");
    }

    private static Map<String, Object> report(UUID... recipients) {
        return new HashMap<>(Map.of(
                "name",
                "Delay " + UUID.randomUUID(),
                "question",
                "delay",
                "formats",
                List.of("CSV", "SVG"),
                "parameters",
                Map.of("from", List.of("2027-01-01"), "to", List.of("2027-03-31")),
                "recipients",
                List.of(recipients)));
    }

    private static String create(RequestSpecification as, Map<String, Object> report) {
        Response response = as.body(report).post(PATH);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return PATH + "/" + response.path("id");
    }

    /** Runs it, and gives the id of the run. */
    private String ran(RequestSpecification asked, RequestSpecification read, String report) {
        String run = asked.body("")
                .post(report + "/run")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await(report)
                .atMost(Duration.ofSeconds(60))
                .until(() -> read.get(report + "/runs")
                        .jsonPath()
                        .getString("items.find { it.id == '" + run + "' }.state")
                        .equals("DONE"));
        return run;
    }

    @Test
    void aRunIsHandedOverWithItsFiles() {
        String path = create(as("manager"), report(bob));
        as("manager").get(path).then().body("recipients", equalTo(List.of(bob.toString())));

        String run = ran(as("manager"), as("manager"), path);

        Event event = ReportsTopic.awaitEvents(run, 1).getFirst();
        assertThat(event.knownType()).isEqualTo(EventType.REPORT_READY);
        assertThat(event.tenant()).isEqualTo(tenant);
        assertThat(event.sequenceNumber()).isEqualTo(1);
        assertThat(event.chainhash()).isNotNull();
        ReportRunState told = ((ReportEvent) event.data()).report();
        assertThat(told.id()).hasToString(run);
        assertThat(told.reportId()).hasToString(path.substring(PATH.length() + 1));
        assertThat(told.recipients()).containsExactly(bob);
        assertThat(told.owner()).isEqualTo("Test " + tenant + "-manager");
        assertThat(told.partyId()).isNull();
        assertThat(told.from()).hasToString("2027-01-01");
        assertThat(told.to()).hasToString("2027-03-31");
        assertThat(told.files()).hasSize(2).allSatisfy(file -> {
            byte[] there = as("manager")
                    .accept("*/*")
                    .get(path + "/runs/" + run + "/files/" + file.format())
                    .asByteArray();
            assertThat(Base64.getDecoder().decode(file.content())).isEqualTo(there);
            assertThat(file.bytes()).isEqualTo(there.length);
        });
    }

    @Test
    void aRecipientReadsItAndNoMoreThanThat() {
        String path = create(as("manager"), report(bob));
        String run = ran(as("manager"), as("manager"), path);
        String file = path + "/runs/" + run + "/files/CSV";

        as("contributor").get(path).then().statusCode(200).body("own", equalTo(false));
        as("contributor").get(path + "/runs").then().statusCode(200).body("items", hasSize(1));
        as("contributor").accept("*/*").get(file).then().statusCode(200);
        as("contributor").body("").post(path + "/run").then().statusCode(403);
        as("contributor").header("If-Match", "*").delete(path).then().statusCode(403);
        as("contributor")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(403);
        as("contributor").get(PATH).then().body("items", hasSize(0));
        received(as("contributor")).body("items.id", equalTo(List.of(path.substring(PATH.length() + 1))));
        for (RequestSpecification other : List.of(as("manager"), as("admin"), as("viewer"), asSupplier())) {
            received(other).body("items", hasSize(0));
        }
        for (RequestSpecification nobody :
                List.of(as("viewer"), asSupplier(), given().auth().oauth2(token("others", "contributor")))) {
            nobody.get(path).then().statusCode(404);
            nobody.accept("*/*").get(file).then().statusCode(404);
        }

        // bob goes over to the supplier
        tell(bob, EventType.PERSON_UPDATED, person(bob, subject(tenant + "-supplier-viewer"), supplier), 2);
        asSupplier().accept("*/*").get(file).then().statusCode(404);
        as("contributor").accept("*/*").get(file).then().statusCode(404);
        received(asSupplier()).body("items", hasSize(0));
    }

    @Test
    void whatSomebodyReceivesIsListedPageByPage() {
        List<String> mine = Stream.of("B", "A")
                .map(name -> {
                    Map<String, Object> report = report(bob);
                    report.put("name", name);
                    return create(as("manager"), report);
                })
                .toList();
        create(as("manager"), report());

        as("manager").get(PATH).then().body("items.own", equalTo(List.of(true, true, true)));
        String next = received(as("contributor").queryParam("limit", 1))
                .body("items.name", equalTo(List.of("A")))
                .extract()
                .path("nextCursor");
        String last = received(as("contributor").queryParam("cursor", next))
                .body("items.name", equalTo(List.of("B")))
                .extract()
                .path("items[0].id");
        assertThat(mine.getFirst()).endsWith(last);
        as("contributor").queryParam("cursor", next).get(PATH).then().statusCode(400); // of another list
        as("contributor").get(PATH + "?received=yes").then().statusCode(400);
    }

    private static ValidatableResponse received(RequestSpecification as) {
        return as.queryParam("received", true).get(PATH).then().statusCode(200);
    }

    @Test
    void whoIsTakenOffGetsNoMoreAndReadsNoMore() throws Exception {
        String path = create(as("manager"), report(bob));
        as("manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"recipients\": null}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("recipients", hasSize(0));

        String run = ran(as("manager"), as("manager"), path);

        assertThat(number("SELECT COUNT(*) FROM outbox WHERE stream_id = '" + run + "'"))
                .isZero();
        as("contributor").get(path).then().statusCode(404);
    }

    @Test
    void aReportThatIsDeletedIsTakenBack() {
        String path = create(as("manager"), report(bob));
        String run = ran(as("manager"), as("manager"), path);

        as("manager").header("If-Match", "*").delete(path).then().statusCode(204);

        Event event = ReportsTopic.awaitEvents(run, 2).getLast();
        assertThat(event.knownType()).isEqualTo(EventType.REPORT_WITHDRAWN);
        assertThat(event.sequenceNumber()).isEqualTo(2);
        assertThat(((ReportEvent) event.data()).report().files()).isEmpty();
        as("contributor").get(path).then().statusCode(404);
    }

    @Test
    void whatWasMadeWithRightsThatAreLostIsTakenBackWhenItIsSavedAgain() throws Exception {
        String path = create(as("manager"), report(bob));
        String run = ran(as("manager"), as("manager"), path);
        execute("UPDATE report SET owner_roles = 'manager,admin' WHERE id = '" + path.substring(PATH.length() + 1)
                + "'");

        as("manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(200);

        assertThat(ReportsTopic.awaitEvents(run, 2).getLast().knownType()).isEqualTo(EventType.REPORT_WITHDRAWN);
        as("contributor")
                .accept("*/*")
                .get(path + "/runs/" + run + "/files/CSV")
                .then()
                .statusCode(404);
    }

    @Test
    void whoIsAddedWhileARunIsMadeGetsTheNextOne() throws Exception {
        UUID report = UUID.fromString(create(as("manager"), report(bob)).substring(PATH.length() + 1));
        UUID run = UUID.randomUUID();
        LocalDateTime until = LocalDateTime.of(2100, 1, 1, 0, 0);
        execute("INSERT INTO report_run (id, tenant_id, report_id, due_at, state, lease_until) VALUES ('" + run + "', '"
                + tenant + "', '" + report + "', '2026-01-01', 'RUNNING', '" + until + "')");

        end.done(
                new RunStore.Leased(tenant, run, until),
                new TellRecipients.Run(run, report, "Delay", Past.START, Past.START),
                new Owner(tenant, "manager", "Manager", null, List.of("manager")),
                new ReportRequest("Delay", "delay", null, List.of(ReportFormat.CSV), null, null),
                Map.of(ReportFormat.CSV, new byte[1]));

        assertThat(number("SELECT COUNT(*) FROM report_run WHERE state = 'DONE' AND id = '" + run + "'"))
                .isOne();
        assertThat(of("outbox", run.toString(), "")).isZero();
    }

    @Test
    void aReportOfWhoWentOverToAnotherPartyIsNotMadeUntilTheySaveItAgain() throws Exception {
        UUID anna = UUID.randomUUID();
        tell(anna, EventType.PERSON_CREATED, person(anna, subject(tenant + "-manager"), null));
        String path = create(as("manager"), report(bob));
        ran(as("manager"), as("manager"), path);

        // she belongs to the supplier now, and whoever could run it by schedule runs it with what she might see before
        tell(anna, EventType.PERSON_UPDATED, person(anna, subject(tenant + "-manager"), supplier), 2);
        String run = as("manager")
                .body("")
                .post(path + "/run")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String that = "items.find { it.id == '" + run + "' }.";
        await(path)
                .atMost(Duration.ofSeconds(60))
                .until(() -> "FAILED"
                        .equals(as("manager").get(path + "/runs").jsonPath().getString(that + "state")));
        assertThat(as("manager").get(path + "/runs").jsonPath().getString(that + "failure"))
                .contains("belongs to another party", "save it again");
        assertThat(number("SELECT COUNT(*) FROM outbox WHERE stream_id = '" + run + "'"))
                .isZero();

        // it was a mistake, and is put right
        tell(anna, EventType.PERSON_UPDATED, person(anna, subject(tenant + "-manager"), null), 3);
        ran(as("manager"), as("manager"), path);
    }

    @Test
    void aCounterpartyHasReportsForItsOwnPeople() {
        refused(asSupplier(), report(bob), "recipients[0]");
        String path = create(asSupplier(), report(eve));

        String run = ran(asSupplier(), asSupplier(), path);

        var told = ((ReportEvent) ReportsTopic.awaitEvents(run, 1).getFirst().data()).report();
        assertThat(told.partyId()).isEqualTo(supplier);
        assertThat(told.recipients()).containsExactly(eve);
    }

    @Test
    void whatIsWrongWithAReportIsNamedAllAtOnce() {
        refused(as("manager"), report(bob, eve, UUID.randomUUID()), "recipients[1]", "recipients[2]");
        Map<String, Object> report = report(UUID.randomUUID());
        report.put("question", "nonsense");
        report.put("schedule", Map.of("every", "DAILY", "at", "07:30", "timeZone", "Mars/Olympus"));
        refused(as("manager"), report, "question", "schedule.timeZone", "recipients[0]");
        refused(
                as("manager"),
                report(Stream.generate(UUID::randomUUID).limit(51).toArray(UUID[]::new)),
                "recipients");
        Map<String, Object> noId = report();
        noId.put("recipients", List.of("bob@aurora.example"));
        as("manager").body(noId).post(PATH).then().statusCode(400);
    }

    @Test
    void whatWasHandedOverIsForgottenAfterSomeDays() throws Exception {
        String path = create(as("manager"), report(bob));
        String old = ran(as("manager"), as("manager"), path);
        String young = ran(as("manager"), as("manager"), path);
        ReportsTopic.awaitEvents(old, 1);
        ReportsTopic.awaitEvents(young, 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> of("outbox", old, " AND state = 1") == 1);
        execute("UPDATE outbox SET created_at = created_at - INTERVAL 6 DAY WHERE stream_id = '" + old + "'");

        forget.run();

        assertThat(of("outbox", old, "")).isZero();
        assertThat(of("event_stream", old, "")).isZero();
        assertThat(of("outbox", young, "")).isOne();
        assertThat(of("event_stream", young, "")).isOne();
        // what is over is not taken back; what is not, is
        as("manager").header("If-Match", "*").delete(path).then().statusCode(204);
        assertThat(of("outbox", old, "")).isZero();
        assertThat(of("outbox", young, "")).isEqualTo(2);
    }

    private static void refused(RequestSpecification as, Map<String, Object> report, String... fields) {
        Response response = as.body(report).post(PATH);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.jsonPath().getList("violations.field"))
                .as(response.asString())
                .containsExactlyInAnyOrder((Object[]) fields);
    }

    private static long of(String table, String run, String and) throws SQLException {
        return number("SELECT COUNT(*) FROM " + table + " WHERE stream_id = '" + run + "'" + and);
    }
}
