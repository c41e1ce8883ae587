package dev.milepost.alert.preference;

import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.mailsTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.events.Change;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyState;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Mail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A party's contact and a fixed address follow the link in a mail, or a program does that looks into it. */
@QuarkusTest
class UnsubscriptionQTest extends ServiceTest {
    private static final String PATH = "/api/v1/alerts/unsubscriptions";
    private static final Pattern LINK = Pattern.compile("Unsubscribe: https?://[^\\s<>\"]+/links/([A-Za-z0-9_-]+)");

    @Inject
    BusinessClock clock;

    private final String tenant = "leave-" + UUID.randomUUID().toString().substring(0, 8);
    private final String site = UUID.randomUUID() + "@bridges.example";
    private final String office = UUID.randomUUID() + "@aurora.example";

    @Test
    void what_a_click_ended_is_listed_and_can_be_taken_back() {
        UUID party = Contract.partyAt(tenant, site);
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        LocalDate due = clock.today(ZoneOffset.UTC).plusDays(8);
        var contract = new Contract(tenant, "UTC", clock.instant(), party).is(ContractStatus.ACTIVE);
        create(
                tenant,
                forContract(
                        contract.id, "DUE_DATE", both("P-7D"), both("P-6D"), both("P-5D"), both("P-4D"), both("P-3D")));
        var milestone = contract.milestone("Pier", due, null);
        awaitStates(tenant, milestone.id, due, states -> states.size() == 5);

        advance("P1DT10H");
        Mail old = awaitMails(site, 1).getFirst();
        leave(old);
        leave(awaitMails(office, 1).getFirst());
        advance("P1D");
        awaitRung(milestone.id, "P-6D", List.of("SKIPPED", "SKIPPED"));

        List<Map<String, Object>> found = list();
        assertThat(found).extracting(it -> it.get("address")).containsExactly(office, site);
        assertThat(found.get(1)).containsEntry("partyId", party.toString()).containsEntry("party", "Party " + party);
        as(tenant, "manager").get(PATH).then().statusCode(403);
        as("borealis", "admin")
                .delete(PATH + "/" + found.getFirst().get("id"))
                .then()
                .statusCode(404);
        as(tenant, "admin")
                .delete(PATH + "/" + found.getFirst().get("id"))
                .then()
                .statusCode(204);
        assertThat(list()).hasSize(1);
        advance("P1D");
        awaitMails(office, 2);
        awaitRung(milestone.id, "P-5D", List.of("SENT", "SKIPPED"));
        assertThat(mailsTo(site)).hasSize(1);

        String other = UUID.randomUUID() + "@bridges.example";
        var state = new PartyState(party, 2, "party-" + party, "Party " + party, other, List.of());
        Topic.publish(
                tenant,
                party,
                EventType.PARTY_UPDATED,
                party,
                Instant.EPOCH,
                new PartyEvent(state, new Change(null, "test", null, null)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list(tenant, milestone.id).stream()
                        .anyMatch(row -> String.valueOf(row.get("recipient")).contains(other)));
        advance("P1D");

        assertThat(awaitMails(other, 1))
                .as("another address was not unsubscribed")
                .hasSize(1);
        leave(mailsTo(other).getFirst());
        leave(old); // whose address is another
        advance("P1D");
        awaitRung(milestone.id, "P-3D", List.of("SENT", "SKIPPED"));
        assertThat(mailsTo(other)).as("no click brings mails back").hasSize(1);
    }

    private Map<String, Object> both(String offset) {
        Map<String, Object> rung = rung(offset, "PARTY_CONTACTS");
        rung.put("addresses", List.of(office));
        return rung;
    }

    private static void leave(Mail mail) {
        var found = LINK.matcher(mail.text());
        assertThat(found.find()).isTrue();
        given().post("/api/v1/alerts/links/" + found.group(1)).then().statusCode(200);
    }

    private List<Map<String, Object>> list() {
        return as(tenant, "admin")
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private void awaitRung(UUID milestone, String rung, List<String> states) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Reminders.list(tenant, milestone).stream()
                                .filter(row -> rung.equals(row.get("rung")))
                                .map(row -> String.valueOf(row.get("state")))
                                .sorted()
                                .toList(),
                        states::equals);
    }
}
