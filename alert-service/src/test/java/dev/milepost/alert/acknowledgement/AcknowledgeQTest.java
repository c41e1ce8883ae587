package dev.milepost.alert.acknowledgement;

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
import static org.hamcrest.Matchers.not;

import dev.milepost.alert.AlertsTopic;
import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Mail;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reminder is sent, and somebody takes note of it, or nobody does. */
@QuarkusTest
class AcknowledgeQTest extends ServiceTest {
    private static final String TENANT = "aurora";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+/links/([A-Za-z0-9_-]+)");

    @Inject
    BusinessClock clock;

    private final String address = UUID.randomUUID() + "@aurora.example";
    private final String boss = UUID.randomUUID() + "@aurora.example";
    private LocalDate due = LocalDate.EPOCH;
    private UUID ownerId = UUID.randomUUID();

    @SuppressWarnings("NullAway.Init")
    private Contract.Milestone milestone;

    @BeforeEach
    void a_reminder_that_escalates_after_two_days() {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        due = clock.today(ZoneOffset.UTC).plusDays(10);
        UUID manager = Contract.person(TENANT, boss, "UTC", "de-DE", null);
        ownerId = Contract.person(TENANT, address, "UTC", "en-GB", manager);
        var contract = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        Map<String, Object> rung = rung("P-7D", "OWNER");
        rung.put("escalation", Map.of("after", "P2D", "recipients", List.of("OWNER_MANAGER")));
        create(TENANT, forContract(contract.id, "DUE_DATE", rung));
        milestone = contract.milestone("Handover", due, ownerId);
        awaitStates(
                TENANT,
                milestone.id,
                due,
                states -> states.keySet().equals(Set.of("P-7D", "P-7D!"))
                        && Reminders.list(TENANT, milestone.id).stream()
                                .noneMatch(row -> row.toString().contains("nobody")));
    }

    @Test
    void a_new_manager_hears_nothing_of_what_was_acknowledged_before() {
        advance("P3DT10H");
        awaitMails(address, 1);
        String id = String.valueOf(Reminders.list(TENANT, milestone.id).stream()
                .filter(row -> "P-7D".equals(row.get("rung")))
                .findFirst()
                .orElseThrow()
                .get("id"));
        as(TENANT, "contributor")
                .post("/api/v1/alerts/reminders/" + id + "/acknowledge")
                .then()
                .statusCode(200);
        String newBoss = UUID.randomUUID() + "@aurora.example";
        UUID newManager = Contract.person(TENANT, newBoss, "UTC", "en", null);

        Contract.tell(TENANT, ownerId, address, "UTC", "en-GB", newManager);

        var escalations = await("the plan that follows the new manager")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> Reminders.list(TENANT, milestone.id).stream()
                                .filter(row -> "P-7D!".equals(row.get("rung")))
                                .toList(),
                        rows -> rows.size() == 2);
        assertThat(escalations).extracting(row -> row.get("state")).containsOnly("CANCELLED");
        assertThat(escalations).extracting(row -> row.get("reason")).contains("it was acknowledged");
        assertThat(mailsTo(newBoss)).isEmpty();
    }

    @Test
    void nobody_takes_note_and_the_manager_is_told_in_their_language() {
        advance("P3DT10H");
        awaitMails(address, 1);
        assertThat(mailsTo(boss)).isEmpty();
        assertThat(states(TENANT, milestone.id, due)).containsEntry("P-7D!", "PLANNED");

        advance("P2DT1H");

        Mail mail = awaitMails(boss, 1).getFirst();
        assertThat(mail.subject()).startsWith("Nicht bestätigt: Fällig in 5 Tagen: Handover");
        assertThat(mail.text()).contains("niemand die Erinnerung rechtzeitig bestätigt");
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D!")));
        assertThat(AlertsTopic.awaitEvents(milestone.id, 2))
                .extracting(Event::knownType)
                .containsExactly(EventType.REMINDER_SENT, EventType.REMINDER_ESCALATED);
    }

    @Test
    void who_was_reminded_late_has_as_long_to_take_note_and_then_the_manager_is_told() {
        advance("P3DT10H");
        awaitMails(address, 1);
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));

        advance("P1DT23H30M"); // looked at before the two days are over
        await().atMost(Duration.ofSeconds(30))
                .until(() -> String.valueOf(reasons(TENANT, milestone.id, due).get("P-7D!"))
                        .contains("was sent late, at"));
        advance("PT25M");
        assertThat(mailsTo(boss)).isEmpty();

        advance("PT10M");

        awaitMails(boss, 1);
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D!")));
    }

    @Test
    void the_link_in_the_mail_shows_a_page_whose_button_acknowledges_once() {
        advance("P3DT10H");
        Mail mail = awaitMails(address, 1).getFirst();
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
        String link = links(mail).getFirst();

        given().get(link)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("<form method=\"post\">"));
        assertThat(acknowledgement()).as("to look at it changes nothing").isNull();

        given().post(link).then().statusCode(200).body(containsString("Acknowledged by Ada Ahlgren"));
        given().post(link).then().statusCode(200).body(containsString("Acknowledged by Ada Ahlgren"));
        given().get(link).then().statusCode(200).body(not(containsString("<form")));

        assertThat(acknowledgement())
                .isInstanceOfSatisfying(
                        Map.class,
                        note -> assertThat(note)
                                .containsEntry("by", "Ada Ahlgren")
                                .containsEntry("via", "LINK"));
        assertThat(states(TENANT, milestone.id, due)).containsEntry("P-7D!", "CANCELLED");
        assertThat(reasons(TENANT, milestone.id, due)).containsEntry("P-7D!", "acknowledged by Ada Ahlgren");
        assertThat(AlertsTopic.awaitEvents(milestone.id, 2))
                .extracting(Event::knownType)
                .containsExactly(EventType.REMINDER_SENT, EventType.REMINDER_ACKNOWLEDGED);
        advance("P3D");
        assertThat(mailsTo(boss)).isEmpty();
    }

    @Test
    void a_page_speaks_the_language_of_whom_the_mail_went_to() {
        advance("P3DT10H");
        awaitMails(address, 1);
        advance("P2DT1H");
        Mail mail = awaitMails(boss, 1).getFirst();
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D!")));
        List<String> links = links(mail);

        given().header("Accept-Language", "es")
                .get(links.getFirst())
                .then()
                .statusCode(200)
                .header("Content-Language", "de")
                .body(containsString("<html lang=\"de\">"), containsString("Diese Erinnerung bestätigen?"))
                .body(containsString(">Bestätigen</button>"));
        given().get(links.getLast()).then().statusCode(200).body(containsString("Keine Erinnerungen mehr per E-Mail"));
        given().post(links.getFirst())
                .then()
                .statusCode(200)
                .body(containsString("Bestätigt von Ada Ahlgren am "), containsString("(UTC)"));
        given().post(links.getLast()).then().statusCode(200).body(containsString("Abgemeldet"));
    }

    @Test
    void a_reminder_that_came_back_cannot_be_acknowledged_by_its_link() throws Exception {
        advance("P3DT10H");
        String link = links(awaitMails(address, 1).getFirst()).getFirst();
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
        try (var connection = Database.open()) {
            connection
                    .createStatement()
                    .execute("UPDATE reminder SET state = 'FAILED', inbox_at = NULL WHERE id = '"
                            + row("P-7D").get("id") + "'");
        }

        given().header("Accept-Language", "fr")
                .post(link)
                .then()
                .statusCode(409)
                .body(containsString("Impossible"));
    }

    @Test
    void the_api_acknowledges_what_was_sent_and_nothing_else() {
        String id =
                String.valueOf(Reminders.list(TENANT, milestone.id).getFirst().get("id"));
        String path = "/api/v1/alerts/reminders/" + id + "/acknowledge";
        as(TENANT, "contributor").post(path).then().statusCode(409).body("detail", containsString("is PLANNED"));

        advance("P3DT10H");
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));

        as(TENANT, "viewer").post(path).then().statusCode(403);
        as("borealis", "manager").post(path).then().statusCode(404);
        given().auth()
                .oauth2(SignedTokens.tokenOf(TENANT, "stranger", "contributor"))
                .post(path)
                .then()
                .statusCode(404);
        as(TENANT, "contributor")
                .post(path)
                .then()
                .statusCode(200)
                .body("acknowledgement.via", equalTo("API"))
                .body("acknowledgement.by", equalTo("Test aurora-contributor"));
        as(TENANT, "manager")
                .post(path)
                .then()
                .statusCode(200)
                .body("acknowledgement.by", equalTo("Test aurora-contributor"));
        assertThat(states(TENANT, milestone.id, due)).containsEntry("P-7D!", "CANCELLED");
    }

    @Test
    void a_counterparty_takes_note_of_what_went_to_its_own_only() {
        String reference = "supplier-" + UUID.randomUUID();
        UUID party = Contract.party(TENANT, reference, "desk@" + reference + ".example");
        var contract = new Contract(TENANT, "UTC", clock.instant(), party).is(ContractStatus.ACTIVE);
        create(TENANT, forContract(contract.id, "DUE_DATE", rung("P-7D", "OWNER", "PARTY_CONTACTS")));
        var delivery = contract.milestone("Delivery", due, ownerId);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list(TENANT, delivery.id).size() == 2);
        advance("P3DT10H");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Reminders.list(TENANT, delivery.id).stream().allMatch(row -> "SENT".equals(row.get("state"))));

        String supplier = SignedTokens.tokenOf(TENANT, reference, "contributor");
        for (var row : Reminders.list(TENANT, delivery.id)) {
            boolean own = row.get("recipient") instanceof Map<?, ?> recipient && recipient.containsKey("partyId");
            given().auth()
                    .oauth2(supplier)
                    .post("/api/v1/alerts/reminders/" + row.get("id") + "/acknowledge")
                    .then()
                    .statusCode(own ? 200 : 403);
        }
    }

    @Test
    void one_click_unsubscribes_from_what_is_not_mandatory() {
        advance("P3DT10H");
        Mail mail = awaitMails(address, 1).getFirst();
        assertThat(mail.text()).contains("Unsubscribe: ");
        String link = links(mail).getLast();

        given().get(link).then().statusCode(200).body(containsString("Unsubscribe"));
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(link)
                .then()
                .statusCode(200)
                .body(containsString("Unsubscribed"));

        Map<?, ?> recipient = (Map<?, ?>) Objects.requireNonNull(row("P-7D").get("recipient"));
        UUID owner = UUID.fromString(String.valueOf(recipient.get("personId")));
        var other = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        Map<String, Object> mandatory = forContract(other.id, "PAYMENT_DUE", rung("P-1D", "OWNER"));
        mandatory.put("mandatory", true);
        create(TENANT, mandatory);
        create(TENANT, forContract(other.id, "DUE_DATE", rung("P-1D", "OWNER")));
        LocalDate soon = clock.today(ZoneOffset.UTC).plusDays(3);
        var silent = other.milestone("Silent", soon, owner);
        other.payment(UUID.randomUUID(), silent.id, "75000.00", soon, PaymentStatus.DUE, clock.instant());
        awaitStates(
                TENANT,
                silent.id,
                soon,
                states -> "PLANNED".equals(states.get("P-1D"))
                        && Reminders.list(TENANT, silent.id).size() == 2);

        advance("P2DT10H");

        Mail paid = awaitMails(address, 2).get(1);
        assertThat(paid.subject()).startsWith("Payment due tomorrow: Silent");
        assertThat(paid.text()).contains("75,000.00").doesNotContain("Unsubscribe");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list(TENANT, silent.id).stream()
                        .anyMatch(row -> "Ada Ahlgren has unsubscribed".equals(row.get("reason"))));
        assertThat(mailsTo(address)).hasSize(2);
    }

    @Test
    void a_link_shows_and_does_nothing_once_its_contract_is_closed_to_whom_it_went_to() {
        advance("P3DT10H");
        Mail mail = awaitMails(address, 1).getFirst();
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
        String link = links(mail).getFirst();
        String unsubscribe = links(mail).getLast();
        Contract contract = milestone.contract();

        contract.isFor(ContractAccess.MEMBERS, UUID.randomUUID()).is(ContractStatus.ACTIVE);
        awaitStatus(link, 404);
        given().post(link)
                .then()
                .statusCode(404)
                .body(containsString("not one of ours"), not(containsString("Handover")));
        given().get(unsubscribe).then().statusCode(200).body(not(containsString("Handover")));

        contract.isFor(ContractAccess.TENANT).is(ContractStatus.ACTIVE);
        awaitStatus(link, 200);
        assertThat(acknowledgement()).as("what was posted while it was closed").isNull();

        contract.isDeleted();
        awaitStatus(link, 404);
        given().post(link).then().statusCode(404);
        given().post(unsubscribe).then().statusCode(200).body(containsString("Unsubscribed"));
    }

    private static void awaitStatus(String link, int status) {
        await().atMost(Duration.ofSeconds(30)).until(() -> given().get(link).statusCode() == status);
    }

    @Test
    void a_link_that_is_none_of_ours_says_so() {
        given().get("/api/v1/alerts/links/abc").then().statusCode(404).body(containsString("not one of ours"));
        given().header("Accept-Language", "nl, fr-CA;q=0.8, en;q=0.5")
                .get("/api/v1/alerts/links/abc")
                .then()
                .statusCode(404)
                .header("Content-Language", "fr")
                .body(containsString("<html lang=\"fr\">"), containsString("Lien inconnu"));
        for (String strange : List.of("nl", ";;;", "x".repeat(5000))) {
            given().header("Accept-Language", strange)
                    .get("/api/v1/alerts/links/abc")
                    .then()
                    .statusCode(404)
                    .header("Content-Language", "en");
        }
        given().post("/api/v1/alerts/links/abc").then().statusCode(404);
    }

    private @Nullable Object acknowledgement() {
        return row("P-7D").get("acknowledgement");
    }

    private Map<String, Object> row(String rung) {
        return Reminders.list(TENANT, milestone.id).stream()
                .filter(row -> rung.equals(row.get("rung")))
                .findFirst()
                .orElseThrow();
    }

    /** The paths of the links in a mail, in their order. */
    private static List<String> links(Mail mail) {
        return LINK.matcher(mail.text())
                .results()
                .map(found -> "/api/v1/alerts/links/" + found.group(1))
                .toList();
    }
}
