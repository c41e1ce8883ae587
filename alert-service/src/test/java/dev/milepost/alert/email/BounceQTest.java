package dev.milepost.alert.email;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.mailsTo;
import static dev.milepost.alert.Reminders.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.milepost.alert.Contract;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.bounce.BounceConfig;
import dev.milepost.alert.bounce.RecordBounce;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Mail;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails come back to a real mailbox. */
@QuarkusTest
class BounceQTest extends ServiceTest {
    private static final String TENANT = "aurora";
    private static final String BOUNCES = "/api/v1/alerts/bounces";

    @Inject
    BusinessClock clock;

    @Inject
    RecordBounce record;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final String address = UUID.randomUUID() + "@gone.example";

    @BeforeEach
    void start() {
        server.start();
        server.setUser("reminders@milepost.example", "bounces", "secret");
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_that_came_back_has_failed_and_an_address_that_keeps_bouncing_is_paused() throws Exception {
        LocalDate due = clock.today(ZoneOffset.UTC).plusDays(8);
        UUID owner = Contract.person(TENANT, address, "UTC", "en", null);
        var milestone = new Contract(TENANT, "UTC", clock.instant())
                .is(ContractStatus.ACTIVE)
                .milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-7D")));
        advance("P1DT10H");
        Mail mail = awaitMails(address, 1).getFirst();
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
        String reminder = mail.messageId().substring(1, mail.messageId().indexOf('@'));

        comesBack("stranger@gone.example", reminder);
        read();
        assertThat(reasons(TENANT, milestone.id, due).get("P-7D"))
                .as("it was not sent there")
                .doesNotContain("came back");

        comesBack(address, reminder);
        comesBack(address, reminder);
        read();

        awaitStates(TENANT, milestone.id, due, states -> "FAILED".equals(states.get("P-7D")));
        assertThat(reasons(TENANT, milestone.id, due).get("P-7D")).startsWith("came back: 5.1.1 smtp; 550 5.1.1");
        as(TENANT, "manager")
                .get(BOUNCES + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.address", hasItem(address));
        as("borealis", "manager").get(BOUNCES).then().statusCode(200).body("items.address", not(hasItem(address)));
        as(TENANT, "viewer").get(BOUNCES).then().statusCode(403);

        advance("P6D"); // P-1D
        awaitStates(TENANT, milestone.id, due, states -> "SKIPPED".equals(states.get("P-1D")));
        assertThat(reasons(TENANT, milestone.id, due).get("P-1D")).contains("is paused, as mails came back");
        assertThat(mailsTo(address)).hasSize(1);

        String id = as(TENANT, "manager")
                .get(BOUNCES + "?limit=200")
                .then()
                .extract()
                .path("items.find { it.address == '" + address + "' }.id");
        as("borealis", "manager").delete(BOUNCES + "/" + id).then().statusCode(404);
        as(TENANT, "manager").delete(BOUNCES + "/" + id).then().statusCode(204);
        advance("P1D"); // P0D
        awaitMails(address, 2);
    }

    @Test
    void what_comes_back_before_its_mail_is_recorded_is_read_again() throws Exception {
        UUID notice = UUID.randomUUID();
        execute("""
                INSERT INTO webhook_notice (id, tenant_id, webhook_id, webhook_name, created_by, disabled_at, gone, answer,
                  waiting, state, reason, claimed_by, not_before)
                VALUES ('%s', '%s', UUID(), 'CRM', 'test', '2026-01-01', TRUE, '', 0, 'PLANNED', '', UUID(),
                  UTC_TIMESTAMP(6) + INTERVAL 5 MINUTE)""".formatted(notice, TENANT));

        comesBack(address, notice.toString());
        read();
        assertThat(unseen()).isEqualTo(1);

        execute(
                "UPDATE webhook_notice SET state = 'SENT', claimed_by = NULL, not_before = NULL, address = '%s' WHERE id = '%s'"
                        .formatted(address, notice));
        read();
        assertThat(unseen()).isZero();
        assertThat(number("SELECT COUNT(*) FROM webhook_notice WHERE state = 'FAILED' AND id = '" + notice + "'"))
                .isEqualTo(1);
    }

    @Test
    void what_comes_back_of_a_mail_that_nobody_will_record_is_read_once() throws Exception {
        UUID notice = UUID.randomUUID();
        execute("""
                INSERT INTO webhook_notice (id, tenant_id, webhook_id, webhook_name, created_by, disabled_at, gone, answer,
                  waiting, state, reason, claimed_by, not_before)
                VALUES ('%s', '%s', UUID(), 'CRM', 'test', '2026-01-01', TRUE, '', 0, 'SKIPPED', '', UUID(),
                  UTC_TIMESTAMP(6) - INTERVAL 11 MINUTE)""".formatted(notice, TENANT));

        comesBack(address, notice.toString());
        read();

        assertThat(unseen()).isZero();
    }

    private int unseen() throws Exception {
        var managers = server.getManagers();
        return managers.getImapHostManager()
                .getInbox(managers.getUserManager().getUserByEmail("reminders@milepost.example"))
                .getUnseenCount();
    }

    private void comesBack(String from, String reminder) throws Exception {
        String report = DeliveryStatusTest.REPORT.formatted(from, "failed", "5.1.1", reminder);
        server.getManagers()
                .getUserManager()
                .getUserByEmail("reminders@milepost.example")
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(report.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private void read() {
        new BounceMailbox(config(), record).read();
    }

    private BounceConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(BounceConfig.class)
                .withDefaultValue("milepost.bounces.host", "127.0.0.1")
                .withDefaultValue(
                        "milepost.bounces.port",
                        Integer.toString(server.getImap().getPort()))
                .withDefaultValue("milepost.bounces.tls", "false")
                .withDefaultValue("milepost.bounces.user", "bounces")
                .withDefaultValue("milepost.bounces.password", "secret")
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(BounceConfig.class);
    }
}
