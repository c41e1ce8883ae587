package dev.milepost.alert.notice;

import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.mailsTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.alert.bounce.RecordBounce;
import dev.milepost.alert.webhook.HookReceiver;
import dev.milepost.events.Change;
import dev.milepost.events.EventType;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.local.Mail;
import dev.milepost.local.testing.SignedTokens;
import dev.milepost.local.testing.SmtpServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A webhook is switched off, and who made it hears of it by mail. */
@QuarkusTest
class WebhookNoticeQTest extends ServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int MANY = 7; // more than come round before the first is tried again

    @Inject
    NoticeClaims claims;

    @Inject
    RecordBounce bounces;

    private final String tenant = "notice-" + UUID.randomUUID().toString().substring(0, 8);
    private final Notices notices = new Notices(tenant);
    private final String address = UUID.randomUUID() + "@aurora.example";
    private final String it = UUID.randomUUID() + "@aurora.example";
    private HookReceiver receiver = notStarted();

    @BeforeEach
    void start() throws Exception {
        receiver = HookReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void who_made_it_is_told_once_each_time_in_their_language_and_switches_it_on_again() {
        personIs(address, "de-DE", null);
        receiver.answers(HookReceiver.Answer.status(410));
        String webhook = notices.webhook("Old CRM", receiver.url());
        notices.ping(webhook);

        Mail mail = awaitMails(address, 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Webhook abgeschaltet: Old CRM");
        assertThat(mail.text())
                .contains("Guten Tag Ada,", "410 (Gone)", "(Europe/Berlin)")
                .contains("Der letzte Versuch: der Empfänger hat mit 410 geantwortet")
                .contains("PATCH ", "/alerts/webhooks/" + webhook + " {\"enabled\": true}")
                .contains("/webhooks/" + webhook + "/replay {\"states\": [\"CANCELLED\", \"FAILED\"]}")
                .contains("weil Sie den Webhook angelegt haben");
        assertThat(mail.html()).contains("<html lang=\"de\">", "Old CRM");
        notices.awaitStates(webhook, "SENT");
        as(tenant, "admin")
                .get(Notices.PATH + "?webhookId=" + webhook)
                .then()
                .body("items[0].address", equalTo(address))
                .body("items[0].messageId", equalTo(mail.messageId()))
                .body("items[0].webhookName", equalTo("Old CRM"))
                .body("items[0].outcome", equalTo("REFUSED"))
                .body("items[0].status", equalTo(410))
                .body("items[0].turn", equalTo(1))
                .body("items[0].createdBy", equalTo(tenant + "-admin"));

        var entries = "/api/v1/alerts/inbox?kind=WEBHOOK_DISABLED";
        String entry = as(tenant, "admin")
                .get(entries)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].webhookName", equalTo("Old CRM"))
                .body("items[0].subjectId", equalTo(webhook))
                .body("items[0].contractId", nullValue())
                .extract()
                .path("items[0].id");
        unread(1);
        for (String step : List.of("read", "unread", "acknowledge", "unread")) {
            as(tenant, "admin")
                    .post("/api/v1/alerts/inbox/" + entry + "/" + step)
                    .then()
                    .statusCode(200)
                    .body("unread", equalTo(step.equals("unread")));
        }
        as(tenant, "admin")
                .body(Map.of("days", 1))
                .post("/api/v1/alerts/inbox/" + entry + "/snooze")
                .then()
                .statusCode(200);
        unread(0);
        as(tenant, "admin")
                .post("/api/v1/alerts/inbox/" + entry + "/wake")
                .then()
                .statusCode(200);
        unread(1);

        // They do what the mail says.
        receiver.answers(HookReceiver.Answer.status(204));
        notices.switchOn(webhook);
        unread(0);
        as(tenant, "admin")
                .get(entries)
                .then()
                .body("items[0].settledReason", equalTo("it was switched on by " + tenant + "-admin"));
        as(tenant, "admin")
                .body(Map.of("states", List.of("CANCELLED", "FAILED")))
                .post(Notices.WEBHOOKS + "/" + webhook + "/replay")
                .then()
                .statusCode(202);
        receiver.await(2);
        awaitDelivered(webhook);
        receiver.answers(HookReceiver.Answer.status(410));
        notices.ping(webhook);

        assertThat(awaitMails(address, 2))
                .extracting(Mail::messageId)
                .doesNotHaveDuplicates()
                .hasSize(2);
        notices.awaitStates(webhook, "SENT", "SENT");
        unread(1);
        given().auth()
                .oauth2(SignedTokens.token(tenant, "admin"))
                .header("If-Match", "*")
                .delete(Notices.WEBHOOKS + "/" + webhook)
                .then()
                .statusCode(204);
        unread(0);
        notices.awaitStates(webhook, "SENT", "SENT");
    }

    @Test
    void that_nothing_came_through_for_long_says_since_when_and_how_much_waited() {
        personIs(address, "en-GB", null);
        receiver.answers(HookReceiver.Answer.status(500));
        String webhook = notices.webhook("Data lake", receiver.url());
        // In the tests nothing has to come through for three seconds only.
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(700)).until(() -> {
            as(tenant, "admin").post(Notices.WEBHOOKS + "/" + webhook + "/ping");
            return !enabled(webhook);
        });

        Mail mail = awaitMails(address, 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Webhook switched off: Data lake");
        assertThat(mail.text())
                .contains("Hello Ada,", "Nothing has come through to the webhook \"Data lake\" since ")
                .contains("The last attempt: the receiver answered 500", "You receive this because you made");
        int waiting = as(tenant, "admin").get(Notices.PATH).jsonPath().getInt("items[0].waiting");
        assertThat(mail.text().contains("Events that waited for it and are not sent: " + waiting))
                .isEqualTo(waiting > 0);
        as(tenant, "admin").get(Notices.PATH).then().body("items", hasSize(1));
    }

    @Test
    void whom_no_event_has_told_of_is_told_at_the_address_of_their_token() {
        receiver.answers(HookReceiver.Answer.status(410));
        String webhook = notices.webhook("Old CRM", receiver.url());
        notices.ping(webhook);

        assertThat(awaitMails(tenant + "-admin@" + tenant + ".example", 1)
                        .getFirst()
                        .subject())
                .isEqualTo("Webhook switched off: Old CRM");
        notices.awaitStates(webhook, "SENT");
    }

    @Test
    void when_they_cannot_be_told_the_tenants_address_is_and_else_the_ledger_says_why_nobody_was() {
        personIs(null, "en", null);
        receiver.answers(HookReceiver.Answer.status(410));
        String webhook = notices.webhook("Old CRM", receiver.url());
        notices.ping(webhook);
        notices.awaitStates(webhook, "SKIPPED");
        assertThat(as(tenant, "admin").get(Notices.PATH).jsonPath().getString("items[0].reason"))
                .isEqualTo("nobody to tell: " + tenant + "-admin, who made the webhook, has no e-mail address; the"
                        + " tenant's mail settings name no noticesTo");

        notices.goTo("nobody").then().statusCode(400).body("violations.field", hasItem("noticesTo"));
        notices.goTo(it).then().statusCode(200).body("noticesTo", equalTo(it));
        notices.switchOn(webhook);
        notices.ping(webhook);

        assertThat(awaitMails(it, 1).getFirst().text())
                .contains("your organisation named this address for notices, and " + tenant + "-admin");
        notices.awaitStates(webhook, "SENT", "SKIPPED");

        UUID notice =
                UUID.fromString(as(tenant, "admin").get(Notices.PATH).jsonPath().getString("items[0].id"));
        assertThat(bounces.record(new RecordBounce.Bounce(notice, it, "5.1.1", "no such user")))
                .isTrue();
        notices.switchOn(webhook);
        notices.ping(webhook);
        notices.awaitStates(webhook, "SKIPPED", "FAILED", "SKIPPED");
        assertThat(as(tenant, "admin").get(Notices.PATH).jsonPath().getString("items[0].reason"))
                .contains(it + " is paused, as mails came back");
    }

    @Test
    void what_comes_back_from_who_made_it_goes_on_to_the_tenants_address() {
        personIs(address, "de", null);
        notices.goTo(it).then().statusCode(200);
        receiver.answers(HookReceiver.Answer.status(410));
        String webhook = notices.webhook("Old CRM", receiver.url());
        notices.ping(webhook);
        notices.awaitStates(webhook, "SENT");
        UUID notice =
                UUID.fromString(as(tenant, "admin").get(Notices.PATH).jsonPath().getString("items[0].id"));

        assertThat(bounces.record(new RecordBounce.Bounce(notice, address, "5.1.1", "no such user")))
                .isTrue();

        notices.awaitStates(webhook, "SENT", "FAILED");
        assertThat(awaitMails(it, 1).getFirst().text())
                .contains(tenant + "-admin, who made the webhook, cannot be told");
        UUID second =
                UUID.fromString(as(tenant, "admin").get(Notices.PATH).jsonPath().getString("items[0].id"));
        assertThat(bounces.record(new RecordBounce.Bounce(second, it, "5.1.1", "no such user")))
                .isTrue();
        notices.awaitStates(webhook, "FAILED", "FAILED");
    }

    @Test
    void while_the_mail_server_is_away_each_has_its_turn() throws Exception {
        SmtpServer.smtp().kill();
        try {
            for (int i = 0; i < MANY; i++) {
                planned();
            }
            await("all have been tried")
                    .atMost(PATIENCE)
                    .until(
                            () -> as(tenant, "admin")
                                    .get(Notices.PATH)
                                    .jsonPath()
                                    .getList("items.reason", String.class),
                            reasons -> reasons.size() == MANY
                                    && reasons.stream()
                                            .allMatch(reason -> reason.startsWith("waits: the mail server")));
        } finally {
            SmtpServer.smtp().restart();
        }

        await().atMost(PATIENCE)
                .until(
                        () -> as(tenant, "admin").get(Notices.PATH).jsonPath().getList("items.state"),
                        states -> states.stream().allMatch("SENT"::equals));
        assertThat(awaitMails(address, MANY)).hasSize(MANY);
    }

    @Test
    void who_has_gone_over_to_a_counterparty_is_told_nothing() {
        personIs(address, "en", Contract.party(tenant, "elsewhere"));
        receiver.answers(HookReceiver.Answer.status(410));
        String webhook = notices.webhook("Old CRM", receiver.url());
        notices.ping(webhook);

        notices.awaitStates(webhook, "SKIPPED");
        assertThat(mailsTo(address)).isEmpty();
        as(tenant, "viewer").get(Notices.PATH).then().statusCode(403);
        given().get(Notices.PATH).then().statusCode(401);
        given().auth()
                .oauth2(SignedTokens.tokenOf(tenant, "elsewhere", "admin"))
                .get(Notices.PATH)
                .then()
                .statusCode(403);
        as("borealis", "admin")
                .get(Notices.PATH + "?webhookId=" + webhook)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void what_a_process_took_and_did_not_record_goes_out_under_the_same_id_and_only_once_recorded() throws Exception {
        NoticeClaims.Claim first = null;
        while (first == null) { // the service's own round may be faster
            UUID id = planned();
            first = claims.take(Instant.EPOCH, Duration.ofMinutes(2), "example.org")
                    .filter(it -> it.id().equals(id))
                    .orElse(null);
        }
        String messageId = claims.messageId(first, Duration.ZERO).orElseThrow();
        assertThat(claims.messageId(first, Duration.ofMinutes(4)))
                .as("too short to send")
                .isEmpty();
        String taken = messageId;
        Database.execute("UPDATE webhook_notice SET not_before = UTC_TIMESTAMP(6) WHERE id = '" + first.id()
                + "'"); // its lease is over

        await().atMost(PATIENCE)
                .until(() -> mailsTo(address).stream()
                                .filter(mail -> mail.messageId().equals(taken))
                                .count()
                        == 1);
        assertThat(claims.end(first, "SENT", "late", address, Instant.EPOCH))
                .as("the claim was lost")
                .isFalse();
    }

    @Test
    void pages_of_the_list_and_their_filters() throws Exception {
        for (int i = 0; i < 3; i++) {
            planned();
        }
        await().atMost(PATIENCE)
                .until(
                        () -> as(tenant, "admin").get(Notices.PATH).jsonPath().getList("items.state"),
                        states -> states.stream().allMatch("SENT"::equals));
        var page = as(tenant, "admin").get(Notices.PATH + "?limit=2").jsonPath();
        var rest = as(tenant, "admin")
                .get(Notices.PATH + "?limit=2&cursor=" + page.getString("nextCursor"))
                .jsonPath();

        assertThat(page.getList("items.id")).hasSize(2);
        assertThat(rest.getList("items.id")).hasSize(1).doesNotContainAnyElementsOf(page.getList("items.id"));
        as(tenant, "admin").get(Notices.PATH + "?limit=0").then().statusCode(400);
        as(tenant, "admin").get(Notices.PATH + "?cursor=abc").then().statusCode(400);
    }

    /** A notice to who made a webhook, at {@link #address}. */
    private UUID planned() throws Exception {
        UUID id = UUID.randomUUID();
        try (var connection = Database.open();
                var insert = connection.prepareStatement("""
                        INSERT INTO webhook_notice (id, tenant_id, webhook_id, webhook_name, created_by, owner_email,
                          disabled_at, gone, answer, waiting, state, reason)
                        VALUES (?, ?, UUID(), 'CRM', 'ada', ?, UTC_TIMESTAMP(6), TRUE, '410', 3, 'PLANNED', 'why')""")) {
            insert.setObject(1, id);
            insert.setString(2, tenant);
            insert.setString(3, address);
            insert.executeUpdate();
        }
        return id;
    }

    private void personIs(@Nullable String email, String locale, @Nullable UUID party) {
        UUID id = UUID.randomUUID();
        String subject = SignedTokens.subject(tenant + "-admin");
        var state = new PersonState(id, 1, subject, "Ada", email, "Europe/Berlin", locale, List.of(), null, party);
        var change = new Change(null, "test", null, null);
        Topic.publish(tenant, id, EventType.PERSON_CREATED, id, Instant.EPOCH, new PersonEvent(state, change));
        await().atMost(PATIENCE)
                .until(() -> as(tenant, "admin")
                                .get("/api/v1/alerts/preferences/me/email")
                                .statusCode()
                        == 200);
    }

    private boolean enabled(String webhook) {
        return as(tenant, "admin")
                .get(Notices.WEBHOOKS + "/" + webhook)
                .jsonPath()
                .getBoolean("enabled");
    }

    private void unread(int count) {
        as(tenant, "admin").get("/api/v1/alerts/inbox/unread").then().body("unread", equalTo(count));
    }

    private void awaitDelivered(String webhook) {
        await().atMost(PATIENCE)
                .until(() -> as(tenant, "admin")
                        .get(Notices.WEBHOOKS + "/" + webhook + "/deliveries")
                        .jsonPath()
                        .getList("items.state")
                        .stream()
                        .allMatch("DELIVERED"::equals));
    }

    @SuppressWarnings("NullAway") // started before each test
    private static HookReceiver notStarted() {
        return null;
    }
}
