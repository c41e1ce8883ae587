package dev.milepost.alert.inbox;

import static dev.milepost.alert.Database.execute;
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
import static dev.milepost.alert.Reminders.states;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.events.Change;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractRole;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateMode;
import dev.milepost.events.GateOrder;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import dev.milepost.local.testing.SmtpServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person and their inbox. */
@QuarkusTest
class InboxQTest extends ServiceTest {
    private static final String PATH = "/api/v1/alerts/inbox";
    private static final String ZONE = Contract.ZONE;

    @Inject
    BusinessClock clock;

    private final String tenant = "inbox-" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = UUID.randomUUID() + "@aurora.example";
    private final String pmo = "pmo@" + tenant + ".example";
    private UUID me = UUID.randomUUID();
    private UUID other = UUID.randomUUID();
    private LocalDate today = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @BeforeEach
    void people() {
        me = Contract.person(tenant, SignedTokens.subject(tenant + "-contributor"), address);
        other = Contract.person(tenant, SignedTokens.subject(tenant + "-approver"), "other@" + tenant + ".example");
        advanceToMidnight(clock.instant(), ZoneId.of(ZONE));
        today = clock.today(ZoneId.of(ZONE));
        contract = new Contract(tenant, ZONE, clock.instant()).is(ContractStatus.ACTIVE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "contributor").get(PATH).statusCode() == 200);
    }

    @Test
    void a_reminder_is_read_snoozed_comes_back_and_is_settled_when_the_work_is_done() {
        LocalDate due = today.plusDays(8);
        var milestone = contract.milestone("Handover", due, me);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 7);
        assertThat(unread()).isZero();

        advance("P1DT10H"); // 10:00 seven days before

        awaitMails(address, 1);
        String entry = awaitOne();
        as(tenant, "contributor")
                .get(PATH + "/" + entry)
                .then()
                .statusCode(200)
                .body("kind", equalTo("DUE_DATE"))
                .body("milestoneTitle", equalTo("Handover"))
                .body("contractReference", equalTo(contract.reference))
                .body("day", equalTo(due.toString()))
                .body("rung", equalTo("P-7D"))
                .body("unread", equalTo(true));
        assertThat(unread()).isEqualTo(1);
        as(tenant, "approver").get(PATH).then().statusCode(200).body("items.size()", equalTo(0));
        as(tenant, "approver").get(PATH + "/" + entry).then().statusCode(404);
        as("borealis", "contributor").post(PATH + "/" + entry + "/read").then().statusCode(404);

        act(entry, "read").body("unread", equalTo(false));
        assertThat(unread()).isZero();
        act(entry, "unread").body("unread", equalTo(true));
        assertThat(unread()).isEqualTo(1);

        // Until 09:00 of the due date: the day before it is silent.
        as(tenant, "contributor")
                .body(Map.of("days", 7))
                .post(PATH + "/" + entry + "/snooze")
                .then()
                .statusCode(200)
                .body(
                        "snoozedUntil",
                        equalTo(due.atTime(9, 0)
                                .atZone(ZoneId.of(ZONE))
                                .toInstant()
                                .toString()));
        assertThat(unread()).isZero();
        assertThat(entries("")).isEmpty();
        assertThat(entries("?snoozed=true")).hasSize(1);
        as(tenant, "contributor")
                .get("/api/v1/alerts/preferences/me/mutes")
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo("SNOOZE"));

        advance("P6D"); // 10:00 the day before

        awaitStates(tenant, milestone.id, due, states -> "SKIPPED".equals(states.get("P-1D")));
        assertThat(reasons(tenant, milestone.id, due).get("P-1D")).startsWith("no mail: they snoozed it until ");
        assertThat(unread()).isZero();

        advance("P1D"); // 10:00 on the day

        awaitMails(address, 2);
        assertThat(awaitEntries(entries -> entries.size() == 3)).allMatch(it -> Boolean.TRUE.equals(it.get("unread")));
        assertThat(unread()).isEqualTo(3);
        assertThat(mailsTo(address)).hasSize(2);

        milestone.is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, due, clock.instant());

        awaitEntries(
                entries -> entries.stream().allMatch(it -> "the milestone is MET".equals(it.get("settledReason"))));
        assertThat(unread()).isZero();
        assertThat(entries("?settled=false")).isEmpty();
    }

    @Test
    void a_mention_is_there_without_any_policy_and_a_muted_contract_is_quiet() {
        LocalDate due = today.plusDays(100);
        var milestone = contract.milestone("Handover", due, other);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 7);

        milestone.comment(clock.instant(), me);

        var first = awaitEntries(entries -> entries.size() == 1).getFirst();
        assertThat(first).containsEntry("kind", "MENTIONED").containsEntry("unread", true);
        assertThat(mailsTo(address)).isEmpty();
        String mute = as(tenant, "contributor")
                .body(Map.of("contractId", contract.id))
                .post("/api/v1/alerts/preferences/me/mutes")
                .then()
                .statusCode(201)
                .body("kind", equalTo("CONTRACT"))
                .body("until", nullValue())
                .extract()
                .header("Location");

        milestone.comment(clock.instant(), me);

        assertThat(awaitEntries(entries -> entries.size() == 2))
                .extracting(it -> it.get("unread"))
                .containsExactly(false, true);
        assertThat(unread()).isEqualTo(1);
        assertThat(entries("?unread=true&kind=MENTIONED&contractId=" + contract.id))
                .hasSize(1);
        assertThat(entries("?kind=REJECTED")).isEmpty();
        as(tenant, "contributor")
                .post(PATH + "/read-all")
                .then()
                .statusCode(200)
                .body("read", equalTo(1));
        assertThat(unread()).isZero();

        as(tenant, "contributor").get(mute).then().statusCode(200).body("refId", equalTo(contract.id.toString()));
        as(tenant, "approver").get(mute).then().statusCode(404);
        as(tenant, "approver").delete(mute).then().statusCode(404);
        as(tenant, "contributor").delete(mute).then().statusCode(204);
        as(tenant, "contributor").get(mute).then().statusCode(404);
        milestone.comment(clock.instant(), me);
        awaitEntries(entries -> entries.size() == 3);
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void what_happened_to_a_comment_or_a_payment_names_it() throws SQLException {
        contract.withMember(me, ContractRole.MANAGER).is(ContractStatus.ACTIVE);
        Map<String, Object> released = rung("P0D", "CONTRACT_MANAGERS");
        released.put("channel", "INBOX");
        create(tenant, forContract(contract.id, "PAYMENT_RELEASED", released));
        UUID payment = UUID.randomUUID();
        contract.payment(payment, null, "7500.00", today.plusDays(30), PaymentStatus.DUE, clock.instant());
        awaitOne();
        UUID comment = UUID.randomUUID();
        var milestone = contract.milestone("Handover", today.plusDays(100), me);
        milestone.comment(EventType.COMMENT_ADDED, comment, clock.instant(), List.of(me), List.of(me));
        milestone.is(EventType.MILESTONE_REJECTED, MilestoneStatus.REJECTED, today.plusDays(100), clock.instant());

        assertThat(awaitEntries(all -> all.size() == 3))
                .extracting(it -> it.get("kind") + " " + it.get("milestoneId") + " " + it.get("aboutId"))
                .containsExactlyInAnyOrder(
                        "REJECTED " + milestone.id + " null",
                        "MENTIONED " + milestone.id + " " + comment,
                        "PAYMENT_RELEASED null " + payment);
        assertThat(mention(milestone)).containsEntry("aboutId", comment.toString());
        execute("UPDATE reminder SET about_id = NULL WHERE tenant_id = '" + tenant + "'"); // as older versions wrote it
        assertThat(entries("?kind=MENTIONED").getFirst()).doesNotContainKey("aboutId");
        assertThat(mention(milestone)).doesNotContainKey("aboutId");
    }

    @Test
    void the_inbox_needs_no_mail_server() {
        LocalDate due = today.plusDays(8);
        var milestone = contract.milestone("Handover", due, me);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 7);
        SmtpServer.smtp().kill();
        try {
            advance("P1DT10H");

            awaitEntries(entries -> entries.size() == 1);
            assertThat(states(tenant, milestone.id, due)).containsEntry("P-7D", "PLANNED");
        } finally {
            SmtpServer.smtp().restart();
        }
        awaitStates(tenant, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
        assertThat(entries("")).hasSize(1);
        assertThat(mailsTo(address)).hasSize(1);
    }

    @Test
    void who_may_not_see_the_contract_any_more_sees_no_entry() {
        var milestone = contract.milestone("Handover", today.plusDays(100), other);
        milestone.comment(clock.instant(), me);
        String entry = awaitOne();

        contract.isFor(ContractAccess.MEMBERS, other).is(ContractStatus.ACTIVE);

        awaitEntries(List::isEmpty);
        assertThat(unread()).isZero();
        as(tenant, "contributor").get(PATH + "/" + entry).then().statusCode(404);
        as(tenant, "contributor")
                .post(PATH + "/" + entry + "/acknowledge")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"false; only its members see the contract, and they are none", "true; the contract was deleted"})
    void what_happened_is_not_mailed_to_who_may_not_see_it_any_more(boolean isDeleted, String why) {
        LocalDate due = today.plusDays(100);
        Map<String, Object> policy = forContract(contract.id, "MENTIONED", rung("P0D"));
        policy.put("quietHours", Map.of("from", "20:00", "to", "07:00"));
        create(tenant, policy);
        var milestone = contract.milestone("Handover", due, other);
        milestone.comment(clock.instant(), me);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "PLANNED".equals(mention(milestone).get("state")));

        if (isDeleted) {
            contract.isDeleted();
        } else {
            contract.isFor(ContractAccess.MEMBERS, other).is(ContractStatus.ACTIVE);
        }
        await("what is known of the contract")
                .atMost(Duration.ofSeconds(30))
                .until(() -> isTrue(
                        "SELECT deleted OR access = 'MEMBERS' FROM known_contract WHERE id = '" + contract.id + "'"));
        advance("PT7H30M");

        awaitMention(why);
        assertThat(mailsTo(address)).isEmpty();
    }

    @Test
    void what_is_settled_while_it_is_acknowledged_stays_settled() throws Exception {
        contract.milestone("Handover", today.plusDays(100), other).comment(clock.instant(), me);
        String entry = awaitOne();
        try (var ledger = Database.open();
                var worker = Executors.newSingleThreadExecutor()) {
            ledger.setAutoCommit(false);
            ledger.createStatement().execute("SELECT 1 FROM reminder WHERE id = '" + entry + "' FOR UPDATE");
            var acknowledged = worker.submit(() -> act(entry, "acknowledge"));
            await("the ledger's lock")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> ledger.createStatement()
                            .executeQuery("SELECT 1 FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'"
                                    + " AND trx_query LIKE '%reminder%'")
                            .next());
            ledger.createStatement()
                    .execute("UPDATE inbox_entry SET unread = FALSE, settled_at = UTC_TIMESTAMP(6),"
                            + " settled_reason = 'the milestone is MET' WHERE id = '" + entry + "'");
            ledger.commit();

            acknowledged.get().body("settledReason", equalTo("the milestone is MET"));
        }
        assertThat(entries("").getFirst()).containsEntry("settledReason", "the milestone is MET");
    }

    @Test
    void whoever_a_gate_waits_for_is_asked_at_their_turn() {
        LocalDate due = today.plusDays(100);
        var milestone = contract.milestone("Handover", due, other);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 7);
        advance("PT15H"); // past any time of day that reminders have
        var places = List.of(new GateApprover(other, null, null, null), new GateApprover(me, null, null, null));
        var gate = new Gate(GateMode.ALL, null, GateOrder.SEQUENTIAL, places, null, null, false);
        Instant since = clock.instant();
        milestone
                .like(it -> it.gate(gate, new GateRound(1, since, null, List.of())))
                .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, since);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> as(tenant, "approver").get(PATH).jsonPath().getList("items.kind"),
                        List.of("GATE_WAITING")::equals);
        assertThat(entries("")).isEmpty();

        advance("P1D");
        var approved = new GateApproval(places.getFirst().key(), other, "First", null, clock.instant(), null);
        milestone
                .like(it -> it.gate(gate, new GateRound(1, since, null, List.of(approved))))
                .is(EventType.MILESTONE_PARTLY_APPROVED, MilestoneStatus.SUBMITTED, due, clock.instant());

        assertThat(awaitEntries(entries -> entries.size() == 1).getFirst()).containsEntry("kind", "GATE_WAITING");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "approver").get(PATH).jsonPath().get("items[0].settledAt") != null);
        assertThat(mailsTo(address)).isEmpty();

        milestone.is(EventType.MILESTONE_REJECTED, MilestoneStatus.REJECTED, due, clock.instant());

        awaitEntries(entries -> entries.getFirst().get("settledAt") != null);
        await("the owner hears of the rejection")
                .atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "approver")
                                .get(PATH + "?kind=REJECTED")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 1);

        milestone.is(EventType.MILESTONE_RESUMED, MilestoneStatus.IN_PROGRESS, due, clock.instant());

        await("what was taken up again is no news")
                .atMost(Duration.ofSeconds(30))
                .until(() -> "the milestone is IN_PROGRESS"
                        .equals(as(tenant, "approver")
                                .get(PATH + "?kind=REJECTED")
                                .jsonPath()
                                .getString("items[0].settledReason")));
    }

    @Test
    void a_rung_may_go_to_the_inbox_alone_and_is_acknowledged_there() {
        LocalDate due = today.plusDays(10);
        Map<String, Object> rung = rung("P-7D", "OWNER");
        rung.put("channel", "INBOX");
        rung.put("escalation", Map.of("after", "P2D", "addresses", List.of(pmo)));
        create(tenant, forContract(contract.id, "DUE_DATE", rung));
        var milestone = contract.milestone("Handover", due, me);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 2);

        advance("P3DT10H");

        String entry = awaitOne();
        awaitStates(tenant, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
        assertThat(mailsTo(address)).isEmpty();
        act(entry, "acknowledge")
                .body("acknowledgedBy", equalTo("Test " + tenant + "-contributor"))
                .body("unread", equalTo(false));
        assertThat(states(tenant, milestone.id, due)).containsEntry("P-7D!", "CANCELLED");
        assertThat(String.valueOf(
                        Reminders.list(tenant, milestone.id).getFirst().get("acknowledgement")))
                .contains("via=INBOX");
        act(entry, "acknowledge").body("acknowledgedAt", notNullValue());

        rung.put("addresses", List.of("pmo@aurora.example"));
        dev.milepost.alert.PoliciesApi.post(tenant, forContract(contract.id, "TERM_END", rung))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("rungs[0].channel"));
    }

    @Test
    void what_had_no_mail_is_acknowledged_and_escalated_as_well() {
        LocalDate due = today.plusDays(10);
        Map<String, Object> rung = rung("P-7D", "OWNER");
        rung.put("escalation", Map.of("after", "P2D", "addresses", List.of(pmo)));
        create(tenant, forContract(contract.id, "DUE_DATE", rung));
        as(tenant, "contributor")
                .body(Map.of("muted", true))
                .put("/api/v1/alerts/preferences/me/email")
                .then()
                .statusCode(200);
        var milestone = contract.milestone("Handover", due, me);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 2);

        advance("P3DT10H");

        awaitEntries(entries -> entries.size() == 1);
        awaitStates(tenant, milestone.id, due, states -> "SKIPPED".equals(states.get("P-7D")));
        advance("P2D");
        awaitMails(pmo, 1);
        assertThat(mailsTo(address)).isEmpty();
        String entry = String.valueOf(entries("").getFirst().get("id"));
        act(entry, "acknowledge").body("acknowledgedAt", notNullValue());
    }

    @Test
    void people_of_another_party_read_no_address_of_who_took_note_of_it() throws Exception {
        UUID party = Contract.party(tenant, "supplier");
        UUID theirs = UUID.randomUUID();
        String subject = SignedTokens.subject(tenant + "-supplier-contributor");
        String own = "sven@" + tenant + ".example";
        var state = new PersonState(theirs, 1, subject, "Sven", own, ZONE, "en", List.of(), null, party);
        var change = new Change(null, "test", null, null);
        Topic.publish(tenant, theirs, EventType.PERSON_CREATED, theirs, Instant.EPOCH, new PersonEvent(state, change));
        String supplier = SignedTokens.tokenOf(tenant, "supplier", "contributor");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().auth().oauth2(supplier).get(PATH).statusCode() == 200);
        var ours = new Contract(tenant, ZONE, clock.instant(), party).is(ContractStatus.ACTIVE);
        ours.milestone("Handover", today.plusDays(100), null).comment(clock.instant(), theirs, me);
        String mine = awaitOne();
        String entry = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().auth()
                                .oauth2(supplier)
                                .get(PATH)
                                .jsonPath()
                                .getString("items[0].id"),
                        id -> id != null);
        for (String id : List.of(entry, mine)) {
            execute("UPDATE reminder SET acknowledged_at = UTC_TIMESTAMP(6), acknowledged_via = 'API',"
                    + " acknowledged_by = 'ada@aurora.example' WHERE id = '" + id + "'");
            execute("UPDATE inbox_entry SET settled_at = UTC_TIMESTAMP(6), settled_reason = 'done by <" + own
                    + "> for ada@aurora.example' WHERE id = '" + id + "'");
        }

        for (String path : List.of(PATH + "/" + entry + "/read", PATH + "/" + entry + "/wake")) {
            given().auth()
                    .oauth2(supplier)
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("acknowledgedBy", equalTo("withheld"))
                    .body("settledReason", equalTo("done by <" + own + "> for withheld"));
        }
        given().auth()
                .oauth2(supplier)
                .get(PATH)
                .then()
                .body("items[0].acknowledgedBy", equalTo("withheld"))
                .body("items[0].settledReason", equalTo("done by <" + own + "> for withheld"));
        given().auth()
                .oauth2(supplier)
                .get(PATH + "/" + entry)
                .then()
                .statusCode(200)
                .body("acknowledgedBy", equalTo("withheld"));
        as(tenant, "contributor")
                .get(PATH + "/" + mine)
                .then()
                .body("acknowledgedBy", equalTo("ada@aurora.example"))
                .body("settledReason", equalTo("done by <" + own + "> for ada@aurora.example"));

        execute("UPDATE reminder SET acknowledged_by = 'Ada Ahlgren' WHERE id = '" + entry + "'");
        given().auth().oauth2(supplier).get(PATH + "/" + entry).then().body("acknowledgedBy", equalTo("Ada Ahlgren"));
    }

    @Test
    void pages_follow_each_other() {
        var milestone = contract.milestone("Handover", today.plusDays(100), other);
        for (int i = 0; i < 5; i++) {
            milestone.comment(clock.instant(), me);
        }
        awaitEntries(entries -> entries.size() == 5);
        List<String> ids = new java.util.ArrayList<>();
        String next = "";
        for (int page = 1; page <= 3; page++) {
            var answer = as(tenant, "contributor")
                    .get(PATH + "?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(answer.getList("items.id", String.class));
            next = String.valueOf(answer.getString("nextCursor"));
        }
        assertThat(next).isEqualTo("null");
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; either until or days",
                "{\"days\": 2, \"until\": \"2999-01-01T00:00:00Z\"}; either until or days",
                "{\"until\": \"2020-01-01T00:00:00Z\"}; is past",
                "{\"until\": \"2999-01-01T00:00:00Z\"}; more than a year",
                "{\"days\": 0}; must be greater",
                "{\"days\": 400}; must be less",
                "{\"weeks\": 1}; weeks"
            })
    void a_snooze_that_makes_no_sense_is_refused(String body, String why) {
        contract.milestone("Handover", today.plusDays(100), other).comment(clock.instant(), me);
        String entry = awaitOne();
        as(tenant, "contributor")
                .body(body)
                .post(PATH + "/" + entry + "/snooze")
                .then()
                .statusCode(400)
                .body("detail", containsString(why));
    }

    @Test
    void wrong_questions_are_refused() {
        for (String query :
                List.of("?unread=maybe", "?kind=NOISE", "?contractId=7", "?limit=0", "?colour=red", "?cursor=x")) {
            as(tenant, "contributor").get(PATH + query).then().statusCode(400);
        }
        as(tenant, "visitor").get(PATH).then().statusCode(403);
        as(tenant, "viewer").get(PATH).then().statusCode(404).body("detail", containsString("people/me"));
        String mutes = "/api/v1/alerts/preferences/me/mutes";
        as(tenant, "contributor").body(Map.of()).post(mutes).then().statusCode(400);
        as(tenant, "contributor")
                .body(Map.of("contractId", UUID.randomUUID()))
                .post(mutes)
                .then()
                .statusCode(400)
                .body("detail", containsString("no contract that you see"));
        as(tenant, "contributor")
                .body(Map.of("contractId", contract.id, "until", "2020-01-01T00:00:00Z"))
                .post(mutes)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("until"));
    }

    private Map<String, Object> mention(Contract.Milestone milestone) {
        return Reminders.list(tenant, milestone.id).stream()
                .filter(row -> "MENTIONED".equals(row.get("subject")))
                .findFirst()
                .orElse(Map.of());
    }

    private void awaitMention(String reason) {
        await("the reminder of the mention: " + reason)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    try (var connection = Database.open();
                            var row = connection
                                    .createStatement()
                                    .executeQuery("SELECT state, reason FROM reminder WHERE subject = 'MENTIONED'"
                                            + " AND recipient = '" + me + "'")) {
                        assertThat(row.next()).isTrue();
                        assertThat(row.getString(1)).isEqualTo("SKIPPED");
                        assertThat(row.getString(2)).isEqualTo(reason);
                    }
                });
    }

    private static boolean isTrue(String query) throws SQLException {
        try (var connection = Database.open();
                var row = connection.createStatement().executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private io.restassured.response.ValidatableResponse act(String entry, String action) {
        return as(tenant, "contributor")
                .post(PATH + "/" + entry + "/" + action)
                .then()
                .statusCode(200);
    }

    private int unread() {
        return as(tenant, "contributor")
                .get(PATH + "/unread")
                .then()
                .statusCode(200)
                .extract()
                .path("unread");
    }

    private List<Map<String, Object>> entries(String query) {
        return as(tenant, "contributor")
                .get(PATH + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** The id of the only entry, once it is there. */
    private String awaitOne() {
        return String.valueOf(
                awaitEntries(entries -> entries.size() == 1).getFirst().get("id"));
    }

    private List<Map<String, Object>> awaitEntries(Predicate<List<Map<String, Object>>> wanted) {
        return await("the inbox of " + tenant).atMost(Duration.ofSeconds(30)).until(() -> entries(""), wanted::test);
    }
}
