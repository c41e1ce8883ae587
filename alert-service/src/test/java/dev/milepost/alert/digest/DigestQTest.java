package dev.milepost.alert.digest;

import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.mailsTo;
import static dev.milepost.alert.Reminders.reasons;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.alert.bounce.RecordBounce;
import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.SideWorker;
import dev.milepost.events.Change;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Mail;
import dev.milepost.local.testing.SignedTokens;
import dev.milepost.local.testing.SmtpServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who wants one mail a day or week, and what comes of it. */
@QuarkusTest
class DigestQTest extends ServiceTest {
    private static final String PREFERENCE = "/api/v1/alerts/preferences/me/email";
    private static final String DIGESTS = "/api/v1/alerts/digests";
    private static final String ZONE = Contract.ZONE;
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Map<String, Object> DAILY =
            Map.of("muted", false, "delivery", "DIGEST", "digest", Map.of("frequency", "DAILY", "at", "08:00"));
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+/links/([A-Za-z0-9_-]+)");

    @Inject
    BusinessClock clock;

    @Inject
    SendDigests send;

    @Inject
    DigestClaims claims;

    @Inject
    DeliveryChannel channel;

    @Inject
    RecordBounce bounces;

    private final String tenant = "digest-" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = UUID.randomUUID() + "@aurora.example";
    private UUID me = UUID.randomUUID();
    private LocalDate today = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @BeforeEach
    void me() {
        me = UUID.randomUUID();
        String subject = SignedTokens.subject(tenant + "-contributor");
        var state = new PersonState(me, 1, subject, "Ada", address, ZONE, "de-DE", List.of("site"), null, null);
        var change = new Change(null, "test", null, null);
        Topic.publish(tenant, me, EventType.PERSON_CREATED, me, Instant.EPOCH, new PersonEvent(state, change));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "contributor").get(PREFERENCE).statusCode() == 200);
        advanceToMidnight(clock.instant(), ZoneId.of(ZONE));
        today = clock.today(ZoneId.of(ZONE));
        contract = new Contract(tenant, ZONE, clock.instant()).is(ContractStatus.ACTIVE);
    }

    @Test
    void a_day_in_one_mail_in_the_readers_language() {
        daily();
        UUID other = Contract.person(tenant, "other@" + tenant + ".example");
        var late = contract.milestone("Abnahme <alt>", today.minusDays(2), me);
        LocalDate due = today.plusDays(8);
        var soon = contract.milestone("Übergabe", due, me);
        contract.milestone("Viel später", today.plusDays(40), me);
        var others = contract.milestone("Nicht meiner", today.plusDays(3), other);
        var ofTeam = new Contract(tenant, ZONE, clock.instant()).is(ContractStatus.ACTIVE);
        ofTeam.milestone("Des Teams", today.plusDays(40), null)
                .like(it -> it.team("site"))
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, today.plusDays(4), clock.instant());
        new Contract(tenant, ZONE, clock.instant())
                .is(ContractStatus.DRAFT)
                .milestone("Im Entwurf", today.plusDays(40), me)
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, today.plusDays(50), clock.instant());
        contract.milestone("Zum ersten Mal datiert", null, me)
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, today.plusDays(50), clock.instant());
        var undated = contract.milestone("Eine Zeit lang ohne Tag", today.plusDays(40), me)
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, null, clock.instant());
        others.comment(clock.instant(), me);
        awaitStates(tenant, soon.id, due, states -> states.size() == 7);
        awaitStates(tenant, late.id, today.minusDays(2), states -> states.size() == 7);
        awaitInbox(1);

        advance("P1DT8H1M"); // the digest of today and that of tomorrow came due: one mail

        Mail mail = awaitMails(address, 1).getFirst();
        assertThat(mail.subject())
                .isEqualTo("Ihre Meilensteine: 1 überfällig, 2 fällig, 0 warten auf Sie, 1 geändert, 1 neu");
        assertThat(mail.text())
                .contains("Guten Tag Ada,", contract.reference, ofTeam.reference)
                .containsSubsequence("Überfällig", "Seit 3 Tagen überfällig: Abnahme <alt>", "Demnächst fällig")
                .contains("Fällig in 7 Tagen: Übergabe", "Sie wurden in einem Kommentar erwähnt: Nicht meiner")
                .contains("Fällig in 3 Tagen: Des Teams", "/milestones/" + soon.id)
                .containsSubsequence("Geändert seit der letzten Übersicht", "Des Teams: jetzt fällig (")
                .doesNotContain("Viel später", "Im Entwurf", "Zum ersten Mal datiert", "Eine Zeit lang");
        assertThat(mail.html()).contains("Abnahme &lt;alt&gt;", "/contracts/" + contract.id);
        awaitDigests(List.of("PLANNED", "SENT"));

        advance("PT1H"); // 09:01: seven days before the due date

        awaitStates(tenant, soon.id, due, states -> "SKIPPED".equals(states.get("P-7D")));
        assertThat(reasons(tenant, soon.id, due).get("P-7D")).startsWith("no mail of its own");
        assertThat(mailsTo(address)).hasSize(1);

        undated.is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, today.plusDays(60), clock.instant());
        late.is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, today.minusDays(2), clock.instant());
        awaitStates(tenant, late.id, today.minusDays(2), states -> !states.containsValue("PLANNED"));

        advance("P1D"); // news are told once; what is due, as long as it is

        Mail next = awaitMails(address, 2).get(1);
        assertThat(next.subject()).endsWith("0 überfällig, 2 fällig, 0 warten auf Sie, 2 geändert, 0 neu");
        assertThat(next.text())
                .contains("Abnahme <alt>: erfüllt (", "Eine Zeit lang ohne Tag: jetzt fällig (")
                .doesNotContain("erwähnt", "Des Teams: jetzt fällig");
        assertThat(next.messageId()).isNotEqualTo(mail.messageId());
    }

    @Test
    void a_week_away_is_one_digest_and_without_news_there_is_none() {
        daily();
        advance("P7DT9H");
        awaitDigests(List.of("PLANNED", "SKIPPED"));
        assertThat(as(tenant, "contributor").get(DIGESTS).jsonPath().getString("items[1].reason"))
                .isEqualTo("there is nothing to tell");
        assertThat(mailsTo(address)).isEmpty();
        assertThat(Instant.parse(
                        as(tenant, "contributor").get(DIGESTS).jsonPath().getString("items[0].dueAt")))
                .isEqualTo(
                        today.plusDays(8).atTime(8, 0).atZone(ZoneId.of(ZONE)).toInstant());
    }

    @Test
    void what_is_mandatory_or_urgent_does_not_wait_for_a_digest() {
        daily();
        Map<String, Object> mandatory = forContract(contract.id, "MENTIONED", rung("P0D"));
        mandatory.put("mandatory", true);
        create(tenant, mandatory);
        Map<String, Object> urgent = forContract(contract.id, "REJECTED", rung("P0D", "OWNER"));
        urgent.put("urgency", "URGENT");
        create(tenant, urgent);
        create(tenant, forContract(contract.id, "SUBMITTED", rung("P0D", "OWNER")));
        LocalDate due = today.plusDays(60);
        var milestone = contract.milestone("Übergabe", due, me);
        milestone.is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant());
        milestone.is(EventType.MILESTONE_REJECTED, MilestoneStatus.REJECTED, due, clock.instant());
        milestone.comment(clock.instant(), me);

        awaitMails(address, 2);
        awaitInbox(3);
        assertThat(mailsTo(address)).extracting(Mail::subject).noneMatch(subject -> subject.startsWith("Eingereicht"));
    }

    @Test
    void a_kind_may_come_to_the_inbox_only() {
        keep(Map.of("muted", false, "deliveries", List.of(Map.of("kind", "SUBMITTED", "delivery", "INBOX"))));
        create(tenant, forContract(contract.id, "SUBMITTED", rung("P0D", "OWNER")));
        create(tenant, forContract(contract.id, "APPROVED", rung("P0D", "OWNER")));
        LocalDate due = today.plusDays(60);
        var milestone = contract.milestone("Übergabe", due, me);
        milestone.is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant());
        milestone.is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, due, clock.instant());

        assertThat(awaitMails(address, 1).getFirst().subject()).startsWith("Freigegeben");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "contributor")
                                .get("/api/v1/alerts/inbox?kind=SUBMITTED")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 1);
        assertThat(mailsTo(address)).hasSize(1);
    }

    @Test
    void a_weekly_digest_tells_nothing_of_what_is_muted_or_may_not_be_seen_any_more() {
        LocalDate day = today.plusDays(2);
        keep(Map.of(
                "muted",
                false,
                "delivery",
                "DIGEST",
                "digest",
                Map.of("frequency", "WEEKLY", "day", day.getDayOfWeek().name(), "at", "07:30")));
        contract.milestone("Geht mich an", today.plusDays(12), me);
        var muted = new Contract(tenant, ZONE, clock.instant()).is(ContractStatus.ACTIVE);
        muted.milestone("Stumm", today.plusDays(12), me);
        var closed = new Contract(tenant, ZONE, clock.instant()).is(ContractStatus.ACTIVE);
        var unseen = closed.milestone("Geheim", today.plusDays(12), me);
        unseen.comment(clock.instant(), me);
        awaitStates(tenant, unseen.id, today.plusDays(12), states -> states.size() == 7);
        awaitInbox(1);
        closed.isFor(ContractAccess.MEMBERS).is(ContractStatus.ACTIVE);
        as(tenant, "contributor")
                .body(Map.of("contractId", muted.id))
                .post("/api/v1/alerts/preferences/me/mutes")
                .then()
                .statusCode(201);
        awaitInbox(0);

        advance("P1DT8H");
        assertThat(mailsTo(address)).isEmpty();
        advance("P1D");

        assertThat(awaitMails(address, 1).getFirst().text())
                .contains("Geht mich an")
                .doesNotContain("Stumm", "Geheim");
        awaitDigests(List.of("PLANNED", "SENT"));
        assertThat(as(tenant, "contributor").get(DIGESTS).jsonPath().getString("items[0].period"))
                .isEqualTo(day.plusDays(7).toString());
    }

    @Test
    void one_click_unsubscribes() {
        daily();
        contract.milestone("Übergabe", today.plusDays(5), me);
        advance("PT8H1M");
        Mail mail = awaitMails(address, 1).getFirst();
        var found = LINK.matcher(mail.text());
        assertThat(found.find()).isTrue();
        String link = "/api/v1/alerts/links/" + found.group(1);

        given().get(link).then().statusCode(200).body(containsString("Keine Erinnerungen mehr per E-Mail an Ada?"));
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(link)
                .then()
                .statusCode(200);

        as(tenant, "contributor").get(PREFERENCE).then().body("muted", equalTo(true));
        advance("P1D");
        awaitDigests(List.of("SKIPPED", "SENT"));
        assertThat(mailsTo(address)).hasSize(1);
    }

    @Test
    void one_that_comes_back_fails_and_pauses_its_address() {
        daily();
        contract.milestone("Übergabe", today.plusDays(5), me);
        advance("PT8H1M");
        awaitMails(address, 1);
        awaitDigests(List.of("PLANNED", "SENT"));
        UUID digest = UUID.fromString(
                as(tenant, "contributor").get(DIGESTS).jsonPath().getString("items[1].id"));

        assertThat(bounces.record(new RecordBounce.Bounce(digest, "other@aurora.example", "5.1.1", "no such user")))
                .as("it was not sent there")
                .isFalse();
        assertThat(bounces.record(new RecordBounce.Bounce(digest, address, "5.1.1", "no such user")))
                .isTrue();

        awaitDigests(List.of("PLANNED", "FAILED"));
        advance("P1D");
        awaitDigests(List.of("PLANNED", "SKIPPED", "FAILED"));
        assertThat(mailsTo(address)).hasSize(1);
    }

    @Test
    void many_workers_send_each_digest_once_and_a_lost_claim_is_taken_again_under_the_same_id() throws Exception {
        daily();
        contract.milestone("Übergabe", today.plusDays(5), me);
        // At a time that the service's own worker does not reach.
        Instant then = clock.instant().plus(Duration.ofDays(20_000));
        Duration lease = Duration.ofMinutes(2);
        var first = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> claims.take(then, lease, "example.org")
                                .filter(it -> it.tenant().equals(tenant)),
                        java.util.Optional::isPresent)
                .orElseThrow();
        String id = claims.messageId(first, Duration.ZERO).orElseThrow();
        assertThat(claims.messageId(first, lease.multipliedBy(2)))
                .as("too short to send")
                .isEmpty();
        lapse(first);
        var again = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> claims.take(then, lease, "other.org")
                                .filter(it -> it.id().equals(first.id())),
                        java.util.Optional::isPresent);
        assertThat(claims.messageId(again.orElseThrow(), Duration.ZERO)).contains(id);
        assertThat(claims.end(first, "SENT", "too late", 1, null, null)).isFalse();
        lapse(again.orElseThrow());
        assertThat(claims.messageId(again.orElseThrow(), Duration.ZERO)).isEmpty();

        advance("PT8H1M");
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

        assertThat(awaitMails(address, 1).getFirst().messageId()).isEqualTo(id);
        awaitDigests(List.of("PLANNED", "SENT"));
        assertThat(mailsTo(address)).hasSize(1);
    }

    @Test
    void while_the_mail_server_is_away_each_has_its_turn() {
        // More than come round before the first is tried again.
        List<String> everybody =
                List.of("contributor", "viewer", "manager", "approver", "finance", "admin", "integration");
        for (String role : everybody) {
            if (!role.equals("contributor")) {
                UUID id = UUID.randomUUID();
                String subject = SignedTokens.subject(tenant + "-" + role);
                String email = role + "@" + tenant + ".example";
                var state = new PersonState(id, 1, subject, role, email, ZONE, "en", List.of("site"), null, null);
                var change = new Change(null, "test", null, null);
                Topic.publish(tenant, id, EventType.PERSON_CREATED, id, Instant.EPOCH, new PersonEvent(state, change));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> as(tenant, role).get(PREFERENCE).statusCode() == 200);
            }
            as(tenant, role).body(DAILY).put(PREFERENCE).then().statusCode(200);
        }
        LocalDate due = today.plusDays(5);
        var ofTeam = contract.milestone("Des Teams", due, null);
        ofTeam.like(it -> it.team("site"))
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, due, clock.instant());
        awaitStates(tenant, ofTeam.id, due, states -> states.size() == 7);
        SmtpServer.smtp().kill();
        try {
            advance("PT8H1M");
            for (String role : everybody) {
                awaitLast(role, "reason", "waits: the mail server");
            }
        } finally {
            SmtpServer.smtp().restart();
        }

        for (String role : everybody) {
            await("the digest of " + role)
                    .atMost(PATIENCE)
                    .until(
                            () -> as(tenant, role).get(DIGESTS).jsonPath().getList("items.state"),
                            List.of("PLANNED", "SENT")::equals);
        }
        assertThat(awaitMails(address, 1)).hasSize(1);
    }

    private void awaitLast(String role, String field, String beginning) {
        await("the digest of " + role)
                .atMost(PATIENCE)
                .until(() -> String.valueOf((Object)
                                as(tenant, role).get(DIGESTS).jsonPath().getString("items[0]." + field))
                        .startsWith(beginning));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"muted\": false, \"delivery\": \"DIGEST\"}; digest",
                "{\"muted\": false, \"deliveries\": [{\"kind\": \"DUE_DATE\", \"delivery\": \"DIGEST\"}]}; digest",
                "{\"muted\": false, \"digest\": {\"frequency\": \"WEEKLY\", \"at\": \"08:00\"}}; digest.day",
                "{\"muted\": false, \"digest\": {\"frequency\": \"DAILY\", \"day\": \"MONDAY\", \"at\": \"08:00\"}}; digest.day",
                "{\"muted\": false, \"deliveries\": [{\"kind\": \"DUE_DATE\", \"delivery\": \"INBOX\"},"
                        + " {\"kind\": \"DUE_DATE\", \"delivery\": \"AT_ONCE\"}]}; deliveries"
            })
    void a_wish_that_makes_no_sense_is_refused(String body, String field) {
        as(tenant, "contributor")
                .body(body)
                .put(PREFERENCE)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void what_came_before_a_wish_changed_is_told_at_the_new_time() {
        daily();
        var milestone = contract.milestone("Übergabe", today.plusDays(60), null);
        milestone.comment(clock.instant(), me);
        awaitInbox(1);

        keep(Map.of("muted", false, "delivery", "DIGEST", "digest", Map.of("frequency", "DAILY", "at", "09:00")));
        advance("PT9H1M");

        assertThat(awaitMails(address, 1).getFirst().text()).contains("erwähnt: Übergabe");
    }

    @Test
    void what_changed_is_told_also_of_a_milestone_whose_due_date_is_snoozed() {
        daily();
        LocalDate due = today.plusDays(6);
        var milestone = contract.milestone("Übergabe", due, me);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 7);
        advance("P5DT9H1M"); // the last rung before the day is in the inbox
        awaitInbox(1);
        awaitMails(address, 1);
        awaitDigests(List.of("PLANNED", "SENT"));
        String entry =
                as(tenant, "contributor").get("/api/v1/alerts/inbox").jsonPath().getString("items[0].id");
        as(tenant, "contributor")
                .body(Map.of("until", clock.instant().plus(Duration.ofDays(9)).toString()))
                .post("/api/v1/alerts/inbox/" + entry + "/snooze")
                .then()
                .statusCode(200);
        milestone.is(EventType.MILESTONE_REJECTED, MilestoneStatus.REJECTED, due, clock.instant());
        await().atMost(Duration.ofSeconds(30)).until(() -> known("status", milestone.id), "REJECTED"::equals);

        advance("P1D");

        assertThat(awaitMails(address, 2).get(1).text())
                .contains("Geändert seit der letzten Übersicht", "Übergabe: abgelehnt")
                .doesNotContain("Demnächst fällig");
    }

    @Test
    void what_came_while_one_was_built_is_told_by_the_next_and_only_by_that() throws Exception {
        daily();
        contract.milestone("Abnahme", today.plusDays(60), null).comment(clock.instant(), me);
        awaitInbox(1);
        advance("PT8H1M");
        assertThat(awaitMails(address, 1).getFirst().text()).contains("erwähnt: Abnahme");
        awaitDigests(List.of("PLANNED", "SENT"));
        Instant sentAt =
                Instant.parse(as(tenant, "contributor").get(DIGESTS).jsonPath().getString("items[1].sentAt"));
        contract.milestone("Übergabe", today.plusDays(60), null).comment(clock.instant(), me);
        awaitInbox(2);
        shownAt(sentAt.minusSeconds(1)); // both: stamped before the mail went out, recorded after it was built

        advance("P1D");

        assertThat(awaitMails(address, 2).get(1).text())
                .contains("erwähnt: Übergabe")
                .doesNotContain("Abnahme");
        advance("P1D");
        awaitDigests(List.of("PLANNED", "SKIPPED", "SENT", "SENT"));
    }

    @Test
    void a_wish_can_be_changed_and_taken_back() {
        daily();
        awaitDigests(List.of("PLANNED"));
        Map<String, Object> later =
                new HashMap<>(Map.of("muted", false, "digest", Map.of("frequency", "DAILY", "at", "18:00")));
        keep(later);
        assertThat(as(tenant, "contributor").get(DIGESTS).jsonPath().getString("items[0].reason"))
                .contains("18:00");
        later.remove("digest");
        keep(later);
        awaitDigests(List.of());
        as("borealis", "viewer").get(DIGESTS).then().statusCode(404);
    }

    private void daily() {
        keep(DAILY);
    }

    private void keep(Map<String, Object> preference) {
        as(tenant, "contributor")
                .header("If-Match", "*")
                .body(preference)
                .put(PREFERENCE)
                .then()
                .statusCode(200);
    }

    private void awaitDigests(List<String> states) {
        await("digests of " + tenant)
                .atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "contributor").get(DIGESTS).jsonPath().getList("items.state"), states::equals);
    }

    private void awaitInbox(int count) {
        await("the inbox of " + tenant)
                .atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "contributor")
                                .get("/api/v1/alerts/inbox")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == count);
    }

    /** As if its lease had been over for a moment. */
    private static void lapse(DigestClaims.Claim claim) throws Exception {
        Database.execute("UPDATE digest SET not_before = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE id = '" + claim.id()
                + "' AND claimed_by IS NOT NULL");
    }

    private void shownAt(Instant moment) throws Exception {
        try (var connection = Database.open();
                var update = connection.prepareStatement("UPDATE inbox_entry SET shown_at = ? WHERE person_id = ?")) {
            update.setObject(1, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
            update.setObject(2, me);
            assertThat(update.executeUpdate()).isEqualTo(2);
        }
    }

    private static String known(String column, UUID milestone) throws Exception {
        try (var connection = Database.open();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT " + column + " FROM known_milestone WHERE id = '" + milestone + "'")) {
            row.next();
            return row.getString(1);
        }
    }
}
