package dev.milepost.alert.reportmail;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.mailsTo;
import static dev.milepost.alert.reportmail.Reported.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.bounce.RecordBounce;
import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.Outcome;
import dev.milepost.alert.delivery.SideWorker;
import dev.milepost.events.ReportFile;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Mail;
import dev.milepost.local.testing.SignedTokens;
import dev.milepost.local.testing.SmtpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report is ready, and reaches whom its owner has named: once, with its files, or says why not. */
@QuarkusTest
class ReportMailQTest extends ServiceTest {
    private static final String LEDGER = "/api/v1/alerts/report-mails";
    private static final String PREFERENCE = "/api/v1/alerts/preferences/me/email";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+/links/([A-Za-z0-9_-]+)");

    @Inject
    BusinessClock clock;

    @Inject
    ReportMailClaims claims;

    @Inject
    JudgeReport judge;

    @Inject
    SendReportMails send;

    @Inject
    DeliveryChannel channel;

    @Inject
    TenantScope tenants;

    @Inject
    RecordBounce bounces;

    private final String tenant = "report-" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = UUID.randomUUID() + "@aurora.example";
    private UUID bruno = UUID.randomUUID();

    @BeforeEach
    void bruno() {
        bruno = person(tenant, SignedTokens.subject(tenant + "-contributor"), address, "de-DE", null);
    }

    @Test
    void a_report_comes_with_its_files_in_the_readers_language() throws Exception {
        byte[] sheet = new byte[300_000];
        new Random(7).nextBytes(sheet);
        var small = Reported.of(tenant, clock.instant());
        var tooLarge = new ReportFile("SVG", Reported.name("SVG"), "image/svg+xml", 2_400_000, null);
        var run = small.with(
                small.files().getFirst(),
                Reported.file("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet),
                tooLarge);

        run.ready(bruno);

        Mail mail = awaitMails(address, 1).getFirst();
        assertThat(mail.subject()).startsWith("Bericht Delay <by> team, ");
        assertThat(mail.text())
                .contains("Guten Tag Bruno,", "Delay <by> team", "ab Freitag, 1. Januar 2027", "(Europe/Berlin)")
                .contains("Im Anhang: delay-2027-03-01.xlsx (300 kB)")
                .contains("delay-2027-03-01.svg (2,4 MB) ist zu groß")
                .contains("/analytics/reports/" + run.report() + "/runs/" + run.id() + "/files/SVG")
                .contains("Er zeigt, was Ada Manager sehen darf.");
        assertThat(mail.html()).contains("Delay &lt;by&gt; team");
        assertThat(mail.attachments()).hasSize(2);
        assertThat(attachment(mail, "delay-2027-03-01.csv").content()).isEqualTo(Reported.CSV);
        assertThat(attachment(mail, "delay-2027-03-01.csv").type()).startsWith("text/csv");
        assertThat(attachment(mail, "delay-2027-03-01.xlsx").content()).isEqualTo(sheet);
        assertThat(attachment(mail, "delay-2027-03-01.xlsx").type()).contains("spreadsheetml.sheet");
        awaitLedger(run, "SENT", "sent");
        as(tenant, "manager")
                .get(LEDGER + "?runId=" + run.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].report", equalTo("Delay <by> team"))
                .body("items[0].reportId", equalTo(run.report().toString()))
                .body("items[0].owner", equalTo("Ada Manager"))
                .body("items[0].person", equalTo("Bruno"))
                .body("items[0].address", equalTo(address));
        assertThat(kept(run)).as("the files are not kept").isZero();
    }

    private static Mail.Attachment attachment(Mail mail, String name) {
        return mail.attachments().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_event_that_comes_twice_is_one_mail_for_each_recipient() throws Exception {
        String other = UUID.randomUUID() + "@aurora.example";
        UUID carla = person(tenant, "sub-" + UUID.randomUUID(), other, "es", null);
        var run = Reported.of(tenant, clock.instant());

        String event = run.ready(bruno, carla, bruno);
        awaitLedger(run, "SENT", "sent");
        run.publish(event);
        var next = Reported.of(tenant, clock.instant());
        next.ready(bruno);

        awaitLedger(next, "SENT", "sent");
        assertThat(awaitMails(address, 2)).hasSize(2);
        assertThat(awaitMails(other, 1)).hasSize(1);
        assertThat(mailsTo(other).getFirst().subject()).startsWith("Informe ");
        as(tenant, "manager").get(LEDGER + "?runId=" + run.id()).then().body("items", hasSize(2));
    }

    @Test
    void a_mail_server_that_is_away_is_waited_for() throws Exception {
        var run = Reported.of(tenant, clock.instant());
        SmtpServer.smtp().kill();
        try {
            run.ready(bruno);
            awaitLedger(run, "PLANNED", "waits: the mail server");
            assertThat(kept(run)).isOne();
        } finally {
            SmtpServer.smtp().restart();
        }

        awaitLedger(run, "SENT", "sent");
        assertThat(awaitMails(address, 1)).hasSize(1);
        assertThat(kept(run)).isZero();
    }

    @Test
    void a_report_that_is_deleted_before_it_goes_out_does_not() throws Exception {
        var run = Reported.of(tenant, clock.instant());
        SmtpServer.smtp().kill();
        try {
            run.ready(bruno);
            awaitLedger(run, "PLANNED", "waits: the mail server");
            run.withdrawn(bruno);
            awaitLedger(run, "SKIPPED", "the report was deleted");
        } finally {
            SmtpServer.smtp().restart();
        }

        assertThat(kept(run)).isZero();
        var next = Reported.of(tenant, clock.instant());
        next.ready(bruno);
        awaitLedger(next, "SENT", "sent");
        assertThat(mailsTo(address)).hasSize(1);
        next.withdrawn(bruno); // too late, and harmless
        var last = Reported.of(tenant, clock.instant());
        last.ready(bruno);
        awaitLedger(last, "SENT", "sent");
        awaitLedger(next, "SENT", "sent");
    }

    @Test
    void who_may_not_or_cannot_get_it_does_not_and_the_ledger_says_why() throws Exception {
        UUID party = UUID.randomUUID();
        UUID gone = person(tenant, "sub-" + UUID.randomUUID(), "gone@" + tenant + ".example", "en", party);
        UUID unreachable = person(tenant, "sub-" + UUID.randomUUID(), null, "en", null);
        UUID unknown = UUID.randomUUID();
        var run = Reported.of(tenant, clock.instant());
        run.ready(gone, unreachable, unknown, bruno);

        outcome(run, gone, "SKIPPED", "Bruno does not belong to those whom the report is for any more");
        outcome(run, unreachable, "SKIPPED", "no recipient: Bruno has no e-mail address");
        outcome(run, unknown, "FAILED", "nobody is known by the id " + unknown);
        outcome(run, bruno, "SENT", "sent");
        assertThat(kept(run)).isZero();
        assertThat(mailsTo("gone@" + tenant + ".example")).isEmpty();

        var old = Reported.of(tenant, clock.instant().minus(Duration.ofDays(4)));
        old.ready(bruno);
        awaitLedger(old, "SKIPPED", "too late: the report is of ");
        // of a counterparty's report it is the other way round
        var theirs = new Reported(tenant, UUID.randomUUID(), UUID.randomUUID(), clock.instant(), party, run.files());
        theirs.ready(gone, bruno);
        outcome(theirs, gone, "SENT", "sent");
        outcome(theirs, bruno, "SKIPPED", "does not belong");
    }

    @Test
    void one_click_ends_reports_and_nothing_else_and_can_be_taken_back() throws Exception {
        var run = Reported.of(tenant, clock.instant());
        run.ready(bruno);
        var found = LINK.matcher(awaitMails(address, 1).getFirst().text());
        assertThat(found.find()).isTrue();
        String link = "/api/v1/alerts/links/" + found.group(1);

        given().get(link).then().statusCode(200).body(containsString("Keine Berichte mehr per E-Mail an Bruno?"));
        as(tenant, "contributor").get(PREFERENCE).then().body("reports", equalTo(true));
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(link)
                .then()
                .statusCode(200);

        as(tenant, "contributor")
                .get(PREFERENCE)
                .then()
                .body("reports", equalTo(false))
                .body("muted", equalTo(false));
        var next = Reported.of(tenant, clock.instant());
        next.ready(bruno);
        awaitLedger(next, "SKIPPED", "Bruno has unsubscribed");
        as(tenant, "contributor")
                .body(Map.of("muted", false, "deliveries", List.of(), "reports", true))
                .header("If-Match", "*")
                .put(PREFERENCE)
                .then()
                .statusCode(200)
                .body("reports", equalTo(true));
        var last = Reported.of(tenant, clock.instant());
        last.ready(bruno);
        awaitLedger(last, "SENT", "sent");
    }

    @Test
    void a_mail_that_comes_back_fails_and_pauses_its_address() throws Exception {
        var run = Reported.of(tenant, clock.instant());
        run.ready(bruno);
        awaitLedger(run, "SENT", "sent");
        UUID mail = UUID.fromString(as(tenant, "admin").get(LEDGER).jsonPath().getString("items[0].id"));

        assertThat(bounces.record(new RecordBounce.Bounce(mail, "other@aurora.example", "5.1.1", "no such user")))
                .isFalse();
        assertThat(bounces.record(new RecordBounce.Bounce(mail, address, "5.1.1", "no such user")))
                .isTrue();

        awaitLedger(run, "FAILED", "came back: 5.1.1 no such user");
        var next = Reported.of(tenant, clock.instant());
        next.ready(bruno);
        awaitLedger(next, "SKIPPED", "is paused");
    }

    @Test
    void a_mail_that_was_accepted_and_not_recorded_is_repeated_under_the_same_id() throws Exception {
        UUID mail = planned(Instant.parse("2399-01-01T00:00:00Z"));
        // At a time that the service's own worker does not reach.
        Instant then = Instant.parse("2399-01-02T00:00:00Z");
        var first = claims.take(then, Duration.ofSeconds(2), "example.org").orElseThrow();
        assertThat(first.id()).isEqualTo(mail);
        String id = claims.messageId(first, Duration.ZERO).orElseThrow();
        assertThat(claims.take(then, Duration.ofSeconds(2), "example.org"))
                .as("somebody has it")
                .isEmpty();
        var judged = tenants.call(
                tenant, () -> QuarkusTransaction.requiringNew().call(() -> judge.judge(first, id, clock.instant())));
        try (var connection = channel.open()) {
            assertThat(connection.send(Objects.requireNonNull(judged.mail()), clock.instant()))
                    .isInstanceOf(Outcome.Accepted.class);
        } // and the process dies

        execute("UPDATE report_mail SET due_at = '2026-01-01' WHERE id = '" + mail + "'");
        List<Mail> mails = awaitMails(address, 2);

        assertThat(mails).extracting(Mail::messageId).containsOnly(id).hasSize(2);
        assertThat(mails)
                .allSatisfy(one ->
                        assertThat(one.attachments().getFirst().content()).isEqualTo(Reported.CSV));
        await().atMost(PATIENCE)
                .until(() ->
                        number("SELECT COUNT(*) FROM report_mail WHERE state = 'SENT' AND id = '" + mail + "'") == 1);
        assertThat(tenants.<Boolean>call(
                        tenant,
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> claims.end(first, "SENT", "too late", null, null))))
                .isFalse();
    }

    /** A mail with a file that is due then. */
    private UUID planned(Instant due) throws Exception {
        UUID run = UUID.randomUUID();
        UUID mail = UUID.randomUUID();
        execute("INSERT INTO report_run (id, tenant_id, report_id, name, owner, made_at) VALUES ('" + run + "', '"
                + tenant + "', UUID(), 'Delay', 'Ada', '"
                + clock.instant().toString().substring(0, 19) + "')");
        execute("INSERT INTO report_file (tenant_id, run_id, format, name, media_type, bytes, content) VALUES ('"
                + tenant
                + "', '" + run + "', 'CSV', 'delay.csv', 'text/csv', 1, x'"
                + java.util.HexFormat.of().formatHex(Reported.CSV) + "')");
        execute("INSERT INTO report_mail (id, tenant_id, run_id, person_id, state, due_at, reason) VALUES ('" + mail
                + "', '" + tenant + "', '" + run + "', '" + bruno + "', 'PLANNED', '"
                + due.toString().substring(0, 19) + "', 'a recipient of the report')");
        return mail;
    }

    @Test
    void many_workers_send_each_once_and_the_last_clears_the_files() throws Exception {
        List<UUID> people = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            addresses.add("r" + i + "@" + tenant + ".example");
            people.add(person(tenant, "sub-" + UUID.randomUUID(), addresses.getLast(), "fr", null));
        }
        var run = Reported.of(tenant, clock.instant());
        run.ready(people.toArray(UUID[]::new));
        await().atMost(PATIENCE)
                .until(() -> number("SELECT COUNT(*) FROM report_mail WHERE run_id = '" + run.id() + "'") == 12);

        Callable<Void> worker = () -> {
            try (var connection = channel.open()) {
                for (int idle = 0; idle < 3; ) {
                    idle = send.round(connection) == SideWorker.Round.NOTHING_DUE ? idle + 1 : 0;
                }
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                done.get();
            }
        }

        awaitLedger(run, "SENT", "sent");
        for (String one : addresses) {
            assertThat(awaitMails(one, 1)).hasSize(1);
        }
        assertThat(kept(run)).isZero();
    }

    @Test
    void the_ledger_is_for_the_tenants_own_managers_in_pages() {
        var run = Reported.of(tenant, clock.instant());
        UUID carla = person(tenant, "sub-" + UUID.randomUUID(), null, "en", null);
        UUID dora = person(tenant, "sub-" + UUID.randomUUID(), null, "en", null);
        run.ready(bruno, carla, dora);
        await().atMost(PATIENCE)
                .until(() -> as(tenant, "manager")
                                .get(LEDGER)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 3);

        var first = as(tenant, "manager")
                .get(LEDGER + "?limit=2")
                .then()
                .statusCode(200)
                .extract();
        String cursor = first.path("nextCursor");
        var second = as(tenant, "manager")
                .queryParam("cursor", cursor)
                .get(LEDGER + "?limit=2")
                .then()
                .statusCode(200)
                .body("nextCursor", equalTo(null))
                .extract();
        List<String> ids = new ArrayList<>(first.<List<String>>path("items.id"));
        ids.addAll(second.<List<String>>path("items.id"));
        assertThat(new HashSet<>(ids)).hasSize(3);
        as(tenant, "admin").get(LEDGER).then().statusCode(200).body("items", hasSize(3));
        as("borealis", "admin")
                .get(LEDGER + "?runId=" + run.id())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        given().auth()
                .oauth2(SignedTokens.tokenOf(tenant, "supplier", "manager"))
                .get(LEDGER)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(tenant, "viewer").get(LEDGER).then().statusCode(403);
        given().get(LEDGER).then().statusCode(401);
        as(tenant, "manager").get(LEDGER + "?limit=0").then().statusCode(400);
        as(tenant, "manager")
                .queryParam("cursor", "nonsense")
                .get(LEDGER)
                .then()
                .statusCode(400);
        // the cursor of another list
        as(tenant, "manager")
                .queryParam("cursor", cursor)
                .get(LEDGER + "?runId=" + run.id())
                .then()
                .statusCode(400);
    }

    @Test
    void no_webhook_is_told_of_reports() throws Exception {
        as(tenant, "admin")
                .body(Map.of("name", "All", "url", "http://127.0.0.1:9/nobody"))
                .post("/api/v1/alerts/webhooks")
                .then()
                .statusCode(201);
        as(tenant, "admin")
                .body(Map.of(
                        "name",
                        "Reports",
                        "url",
                        "http://127.0.0.1:9/nobody",
                        "eventTypes",
                        List.of("dev.milepost.report.*")))
                .post("/api/v1/alerts/webhooks")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("eventTypes[0]")));
        var run = Reported.of(tenant, clock.instant());
        run.ready(bruno);
        awaitLedger(run, "SENT", "sent");

        assertThat(number("SELECT COUNT(*) FROM webhook_message WHERE tenant_id = '" + tenant
                        + "' AND payload LIKE '%dev.milepost.report.%'"))
                .isZero();
    }

    private static long kept(Reported run) throws Exception {
        return number("SELECT COUNT(*) FROM report_file WHERE content IS NOT NULL AND run_id = '" + run.id() + "'");
    }

    /** All mails of the run. */
    private static void awaitLedger(Reported run, String state, String reason) {
        await("mails of run " + run.id())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger(run)).isNotEmpty().allSatisfy(mail -> {
                    assertThat(mail.get("state")).isEqualTo(state);
                    assertThat(mail.get("reason")).contains(reason);
                }));
    }

    private static void outcome(Reported run, UUID person, String state, String reason) {
        await("the mail to " + person)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger(run))
                        .filteredOn(mail -> person.toString().equals(mail.get("personId")))
                        .singleElement()
                        .satisfies(mail -> {
                            assertThat(mail.get("state")).isEqualTo(state);
                            assertThat(mail.get("reason")).contains(reason);
                        }));
    }

    private static List<Map<String, String>> ledger(Reported run) {
        return as(run.tenant(), "manager")
                .get(LEDGER + "?runId=" + run.id())
                .jsonPath()
                .getList("items");
    }
}
