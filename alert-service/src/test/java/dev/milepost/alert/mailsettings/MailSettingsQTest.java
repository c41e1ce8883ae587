package dev.milepost.alert.mailsettings;

import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.mailsTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Mail;
import dev.milepost.local.testing.SignedTokens;
import dev.milepost.local.testing.SmtpServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a tenant's mails come from, and how many an address gets in an hour. */
@QuarkusTest
class MailSettingsQTest extends ServiceTest {
    private static final String PATH = "/api/v1/alerts/mail-settings";

    @Inject
    BusinessClock clock;

    private final String tenant = "mails-" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = UUID.randomUUID() + "@aurora.example";
    private UUID me = UUID.randomUUID();
    private LocalDate due = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @BeforeEach
    void a_contract() {
        me = Contract.person(tenant, SignedTokens.subject(tenant + "-contributor"), address);
        advanceToMidnight(clock.instant(), ZoneOffset.UTC); // so that an hour begins
        due = clock.today(ZoneOffset.UTC).plusDays(200);
        contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
    }

    @Test
    void what_is_too_much_for_an_hour_comes_in_one_mail_afterwards() {
        as(tenant, "admin")
                .get(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("mailsPerHour", nullValue());
        as(tenant, "admin")
                .body(Map.of("senderName", "Aurora PMO", "senderAddress", "pmo@aurora.example", "mailsPerHour", 2))
                .put(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("senderAddress", equalTo("pmo@aurora.example"))
                .body("senderDomains", equalTo(List.of("aurora.example")));
        create(tenant, forContract(contract.id, "SUBMITTED", rung("P0D", "OWNER")));
        Map<String, Object> urgent = forContract(contract.id, "REJECTED", rung("P0D", "OWNER"));
        urgent.put("urgency", "URGENT");
        create(tenant, urgent);
        List<Contract.Milestone> submitted = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> contract.milestone("Part " + i, due, me)
                        .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant()))
                .toList();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> states(submitted, "SENT") == 2 && states(submitted, "SKIPPED") == 3);
        assertThat(awaitMails(address, 2))
                .allSatisfy(
                        mail -> assertThat(mail.from()).contains("Aurora PMO").contains("pmo@aurora.example"));
        assertThat(submitted.stream().flatMap(one -> Reminders.list(tenant, one.id).stream()))
                .filteredOn(row -> "SUBMITTED".equals(row.get("subject")) && "SKIPPED".equals(row.get("state")))
                .allSatisfy(row -> assertThat(String.valueOf(row.get("reason")))
                        .startsWith(address + " has had 2 mails in this hour: one mail tells of it"));

        submitted.getFirst().is(EventType.MILESTONE_REJECTED, MilestoneStatus.REJECTED, due, clock.instant());
        assertThat(awaitMails(address, 3).getLast().subject())
                .as("what is urgent")
                .startsWith("Rejected: Part 1");

        advance("PT1H");

        Mail one = awaitMails(address, 4).getLast();
        assertThat(one.subject()).isEqualTo("Reminders in one mail: 3");
        assertThat(one.from()).contains("pmo@aurora.example");
        assertThat(one.text()).contains("Submitted: Part ", contract.reference, "more would have been too many");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> as(tenant, "contributor")
                                .get("/api/v1/alerts/digests")
                                .jsonPath()
                                .getList("items.state"),
                        List.of("SENT")::equals);
        as(tenant, "contributor").get("/api/v1/alerts/digests").then().body("items[0].kind", equalTo("FOLDED"));
        contract.milestone("Part 6", due, me)
                .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant());
        assertThat(awaitMails(address, 5).getLast().subject()).startsWith("Submitted: Part 6");
        as(tenant, "contributor").get("/api/v1/alerts/inbox/unread").then().body("unread", equalTo(7));
    }

    @Test
    void what_comes_too_late_for_the_mail_of_an_hour_is_in_that_of_the_next() throws Exception {
        as(tenant, "admin").body(Map.of("mailsPerHour", 1)).put(PATH).then().statusCode(200);
        create(tenant, forContract(contract.id, "SUBMITTED", rung("P0D", "OWNER")));
        Instant end = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        try (var connection = Database.open();
                var sent = connection.prepareStatement("""
                        INSERT INTO digest (id, tenant_id, person_id, kind, period, state, due_at, since, reason)
                        VALUES (UUID(), ?, ?, 'FOLDED', ?, 'SENT', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 'told 1 thing')""")) {
            sent.setString(1, tenant);
            sent.setObject(2, me);
            sent.setString(3, end.toString());
            sent.executeUpdate();
        }
        List<Contract.Milestone> submitted = IntStream.rangeClosed(1, 2)
                .mapToObj(i -> contract.milestone("Part " + i, due, me)
                        .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant()))
                .toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> states(submitted, "SENT") == 1 && states(submitted, "SKIPPED") == 1);

        advance("PT2H");

        assertThat(awaitMails(address, 2).getLast().subject()).isEqualTo("Reminders in one mail: 1");
    }

    @Test
    void an_address_that_is_nobody_is_waited_with() {
        as(tenant, "admin").body(Map.of("mailsPerHour", 1)).put(PATH).then().statusCode(200);
        Map<String, Object> rung = rung("P0D");
        rung.put("addresses", List.of("pmo@" + tenant + ".example"));
        create(tenant, forContract(contract.id, "SUBMITTED", rung));
        List<Contract.Milestone> submitted = IntStream.rangeClosed(1, 2)
                .mapToObj(i -> contract.milestone("Part " + i, due, null)
                        .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant()))
                .toList();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> submitted.stream()
                        .flatMap(one -> Reminders.list(tenant, one.id).stream())
                        .anyMatch(row -> String.valueOf(row.get("reason")).endsWith("waits for the next")));
        assertThat(awaitMails("pmo@" + tenant, 1)).hasSize(1);

        advance("PT1H");

        awaitMails("pmo@" + tenant, 2);
        assertThat(mailsTo("pmo@" + tenant)).hasSize(2);
    }

    @Test
    void what_did_not_go_out_does_not_count() {
        as(tenant, "admin").body(Map.of("mailsPerHour", 1)).put(PATH).then().statusCode(200);
        create(tenant, forContract(contract.id, "SUBMITTED", rung("P0D", "OWNER")));
        SmtpServer.smtp().kill();
        List<Contract.Milestone> submitted;
        try {
            submitted = List.of(contract.milestone("Part", due, me)
                    .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant()));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> submitted.stream()
                            .flatMap(one -> Reminders.list(tenant, one.id).stream())
                            .anyMatch(row -> String.valueOf(row.get("reason")).startsWith("waits: the mail server")));
        } finally {
            SmtpServer.smtp().restart();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> states(submitted, "SENT") == 1);
        assertThat(awaitMails(address, 1).getFirst().subject()).startsWith("Submitted: Part");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"senderAddress\": \"pmo@elsewhere.example\"}; senderAddress",
                "{\"senderAddress\": \"pmo\"}; senderAddress",
                "{\"senderName\": \"Aurora\\nBcc: all@aurora.example\"}; senderName",
                "{\"replyTo\": \"nobody\"}; replyTo",
                "{\"mailsPerHour\": 0}; mailsPerHour",
                "{\"mailsPerHour\": 100000}; mailsPerHour"
            })
    void what_the_operator_does_not_allow_is_refused(String body, String field) {
        as(tenant, "admin").body(body).put(PATH).then().statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void the_domain_of_one_tenant_is_no_other_tenants() {
        String theirs = "{\"senderAddress\": \"pmo@borealis.example\"}";
        as(tenant, "admin")
                .body(theirs)
                .put(PATH)
                .then()
                .statusCode(400)
                .body("violations.message", hasItem("the operator allows senders of aurora.example"));
        as("borealis", "admin").body(theirs).put(PATH).then().statusCode(200);
        as("borealis", "admin")
                .header("If-Match", "*")
                .body(Map.of())
                .put(PATH)
                .then()
                .statusCode(200)
                .body("senderDomains", equalTo(List.of("aurora.example", "borealis.example")));
    }

    @Test
    void only_the_tenants_administrators_say_so() {
        as(tenant, "manager").body(Map.of()).put(PATH).then().statusCode(403);
        as(tenant, "viewer").get(PATH).then().statusCode(200);
        given().auth()
                .oauth2(SignedTokens.tokenOf(tenant, "supplier", "admin"))
                .get(PATH)
                .then()
                .statusCode(403);
        as(tenant, "admin")
                .body(Map.of("senderName", "Aurora"))
                .put(PATH)
                .then()
                .statusCode(200);
        as(tenant, "admin")
                .header("If-Match", "\"0\"")
                .body(Map.of())
                .put(PATH)
                .then()
                .statusCode(412);
        as(tenant, "admin").body(Map.of()).put(PATH).then().statusCode(428);
        as(tenant, "admin").get(PATH).then().body("senderName", equalTo("Aurora"));
        as("borealis", "admin").get(PATH).then().statusCode(200).body("senderName", nullValue());
    }

    private long states(List<Contract.Milestone> milestones, String state) {
        return milestones.stream()
                .flatMap(one -> Reminders.list(tenant, one.id).stream())
                .filter(row -> "SUBMITTED".equals(row.get("subject")) && state.equals(row.get("state")))
                .count();
    }
}
