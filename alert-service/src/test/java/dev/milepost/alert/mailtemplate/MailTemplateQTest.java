package dev.milepost.alert.mailtemplate;

import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.awaitStates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.milepost.alert.Contract;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Mail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailTemplateQTest extends ServiceTest {
    private static final String TENANT = "aurora";
    private static final String PATH = "/api/v1/alerts/mail-templates/";

    @Inject
    BusinessClock clock;

    @Inject
    FindWording wordings;

    private final String key = "final-call-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void one_that_fails_with_the_values_of_a_mail_gives_way_to_the_built_in_mail() {
        // Compares what are no numbers, but only where there is a state and it is in time.
        put(
                "en",
                Map.of(
                        "subject", "{headline}",
                        "text", "{#if status && !late}{#if status > 3}many{/if}{/if}",
                        "senderName", "Aurora PMO"));
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        LocalDate due = clock.today(ZoneOffset.UTC).plusDays(10);
        var contract = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        Map<String, Object> rung = rung("P-7D", "OWNER");
        rung.put("template", key);
        Map<String, Object> mandatory = forContract(contract.id, "DUE_DATE", rung);
        mandatory.put("mandatory", true);
        create(TENANT, mandatory);
        String address = key + "@aurora.example";
        var milestone = contract.milestone("Roof", due, Contract.person(TENANT, address));
        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-7D")));

        advance("P3DT10H");

        Mail mail = awaitMails(address, 1).getFirst();
        assertThat(mail.subject()).startsWith("Due in 7 days: Roof (");
        assertThat(mail.text()).contains("Roof", "/milestones/" + milestone.id);
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
    }

    @Test
    void a_tenant_words_its_mails_in_each_language() {
        put("en", Map.of("subject", "{headline}!", "text", "Dear {reader}: {about} by {day}. {link}"));
        put(
                "de",
                Map.of(
                        "subject", "{headline}!",
                        "text", "Liebe {reader}, {about} bis {day}.",
                        "html", "<p>Liebe {reader}, <b>{about}</b></p>",
                        "senderName", "Aurora Bauleitung",
                        "replyTo", "bau@aurora.example"));
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        LocalDate due = clock.today(ZoneOffset.UTC).plusDays(10);
        String german = UUID.randomUUID() + "@aurora.example";
        String french = UUID.randomUUID() + "@aurora.example";
        var contract = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        Map<String, Object> rung = rung("P-7D", "OWNER", "WATCHERS");
        rung.put("template", key);
        create(TENANT, forContract(contract.id, "DUE_DATE", rung));
        UUID watcher = Contract.person(TENANT, french, "UTC", "fr-FR", null);
        var milestone = contract.milestone("Brücke <neu>", due, Contract.person(TENANT, german, "UTC", "de-DE", null))
                .like(it -> it.watchers(watcher))
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, due, clock.instant());
        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-7D")));

        advance("P3DT10H");

        Mail mail = awaitMails(german, 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Fällig in 7 Tagen!");
        assertThat(mail.from()).contains("Aurora Bauleitung", "@milepost.example");
        assertThat(mail.text()).contains("Liebe Ada Ahlgren, Brücke <neu> bis ");
        assertThat(mail.html()).contains("<b>Brücke &lt;neu&gt;</b>");
        Mail other = awaitMails(french, 1).getFirst();
        assertThat(other.subject()).isEqualTo("Échéance dans 7 jours!");
        assertThat(other.text()).startsWith("Dear Ada Ahlgren: Brücke <neu> by ");
        assertThat(other.html()).isEmpty();
    }

    @Test
    void who_has_no_wording_of_their_language_gets_the_english_one_whoever_was_written_to_before() throws Exception {
        put("en", Map.of("subject", "S", "text", "in English"));
        put("de", Map.of("subject", "S", "text", "auf Deutsch"));

        for (String language : List.of("fr", "en", "fr", "de", "fr")) { // one connection, as a worker's
            var worded = wordings.word(TENANT, key, language, Map.of()).orElseThrow();
            assertThat(worded.text()).as(language).isEqualTo(language.equals("de") ? "auf Deutsch" : "in English");
        }
    }

    @Test
    void is_made_read_changed_and_deleted() {
        put("en", Map.of("subject", "One", "text", "Text"));

        as(TENANT, "viewer").get(PATH + key + "/en").then().statusCode(200).body("subject", equalTo("One"));
        as(TENANT, "viewer")
                .get("/api/v1/alerts/mail-templates?limit=200")
                .then()
                .statusCode(200)
                .body("items.key", hasItem(key));
        var changed = Map.of("subject", "Two", "text", "Text");
        as(TENANT, "manager").body(changed).put(PATH + key + "/en").then().statusCode(428);
        as(TENANT, "manager")
                .header("If-Match", "\"7\"")
                .body(changed)
                .put(PATH + key + "/en")
                .then()
                .statusCode(412);
        as(TENANT, "manager")
                .header("If-Match", "\"1\"")
                .body(changed)
                .put(PATH + key + "/en")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        as(TENANT, "viewer").body(changed).put(PATH + key + "/de").then().statusCode(403);
        as("borealis", "manager").get(PATH + key + "/en").then().statusCode(404);
        as(TENANT, "manager")
                .header("If-Match", "*")
                .delete(PATH + key + "/en")
                .then()
                .statusCode(204);
        as(TENANT, "viewer").get(PATH + key + "/en").then().statusCode(404);
    }

    @Test
    void what_cannot_be_filled_in_is_refused_with_its_line() {
        refused("text", Map.of("subject", "S", "text", "Dear {reader},\n\n{nobody}"), "line 3");
        refused("html", Map.of("subject", "S", "text", "T", "html", "<p>\n{#if late}"), "line 2");
        refused(
                "text",
                Map.of("subject", "S", "text", "{#if status == 'missed'}\n{typo}{/if}"),
                "line 2: there is no {typo}");
        refused("subject", Map.of("subject", "{#for i in 9}x{/for}", "text", "T"), "for");
        refused("replyTo", Map.of("subject", "S", "text", "T", "replyTo", "nobody"), "no e-mail address");
        refused("replyTo", Map.of("subject", "S", "text", "T", "replyTo", "a..b@x.example"), "no e-mail address");
        Map<String, Object> missing = new HashMap<>(Map.of("subject", "S"));
        as(TENANT, "manager").body(missing).put(PATH + key + "/en").then().statusCode(400);
        as(TENANT, "manager")
                .body(Map.of("subject", "S", "text", "T"))
                .put(PATH + key + "/it")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("language"));
    }

    private void refused(String field, Map<String, Object> template, String why) {
        as(TENANT, "manager")
                .body(template)
                .put(PATH + key + "/en")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field))
                .body("violations.message", hasItem(containsString(why)));
    }

    private void put(String language, Map<String, Object> template) {
        as(TENANT, "manager")
                .body(template)
                .put(PATH + key + "/" + language)
                .then()
                .statusCode(200);
    }
}
