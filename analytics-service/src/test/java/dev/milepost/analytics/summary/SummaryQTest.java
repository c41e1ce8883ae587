package dev.milepost.analytics.summary;

import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.analytics.Chance;
import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.summary.Stream.Message;
import dev.milepost.events.EventType;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Hundreds of random histories of two tenants, duplicated and out of order, against another computation. */
@QuarkusTest
class SummaryQTest extends ServiceTest {
    private static final int CONTRACTS_A_TENANT = 120;
    private static final int PARTIES = 5;

    private final Chance chance = Chance.seeded(SummaryQTest.class);
    private final LocalDate today =
            InstantSource.system().instant().atOffset(ZoneOffset.UTC).toLocalDate();

    private final class Tenant {
        final String name;
        final List<UUID> parties = chance.ids(PARTIES);
        final UUID viewer = chance.id();
        final UUID partner = chance.id();
        final List<ContractHistory> histories = new ArrayList<>();
        final List<Message> messages = new ArrayList<>();

        Tenant(String name) {
            this.name = name;
            for (int i = 0; i < PARTIES; i++) {
                Stream stream = new Stream(name, parties.get(i));
                var party = Made.party(parties.get(i), "party-" + i, "Party " + i);
                stream.add(EventType.PARTY_CREATED, party.id(), new PartyEvent(party, Stream.BY_TEST));
                messages.addAll(stream.messages());
            }
            person(viewer, name + "-viewer");
            person(partner, name + "-party-0-contributor");
            for (int i = 0; i < CONTRACTS_A_TENANT; i++) {
                var history = new ContractHistory(name, parties, List.of(viewer, partner), today, chance);
                histories.add(history);
                messages.addAll(history.stream.messages());
            }
        }

        private void person(UUID id, String user) {
            Stream stream = new Stream(name, id);
            var state = Made.person(id, subject(user), user, null);
            stream.add(EventType.PERSON_CREATED, id, new PersonEvent(state, Stream.BY_TEST));
            messages.addAll(stream.messages());
        }
    }

    @Test
    void equalsTheDefinitionWhateverOrderAndHoweverOftenEventsArrive() throws Exception {
        Tenant aurora = new Tenant("aurora");
        Tenant borealis = new Tenant("borealis");
        Broker.publish(Topics.MILESTONES, disturbed(List.of(aurora.messages, borealis.messages)));

        for (Tenant tenant : List.of(aurora, borealis)) {
            Broker.awaitFolded(tenant.name, tenant.messages.size());
            assertEqualsDefinition(tenant);
        }
        assertThat(Database.number("SELECT COUNT(*) FROM held_event WHERE tenant_id IN ('aurora', 'borealis')"))
                .isZero();
        awaitRolledUp(); // the same once it is counted
        for (Tenant tenant : List.of(aurora, borealis)) {
            assertEqualsDefinition(tenant);
        }

        long positions =
                Database.number("SELECT SUM(sequence) FROM stream_position WHERE tenant_id IN ('aurora', 'borealis')");
        Broker.publish(Topics.MILESTONES, borealis.messages); // all of it once more
        Tenant later = new Tenant("later");
        Broker.publish(Topics.MILESTONES, later.messages);
        Broker.awaitFolded(later.name, later.messages.size());
        for (Tenant tenant : List.of(aurora, borealis, later)) {
            assertEqualsDefinition(tenant);
        }
        assertThat(Database.number(
                        "SELECT SUM(sequence) FROM stream_position WHERE tenant_id IN ('aurora', 'borealis')"))
                .isEqualTo(positions);
    }

    private void assertEqualsDefinition(Tenant tenant) {
        assertEquals("/summary", token(tenant.name, "admin"), tenant.histories);
        assertEquals("/summary", token(tenant.name, "viewer"), openTo(tenant.viewer, tenant.histories));
        assertEquals("/summary", token(tenant.name, "manager"), openTo(new UUID(0, 0), tenant.histories));
        for (int i = 0; i < PARTIES; i++) {
            UUID party = tenant.parties.get(i);
            assertEquals(
                    "/summary",
                    tokenOf(tenant.name, "party-" + i, "contributor"),
                    openTo(i == 0 ? tenant.partner : new UUID(0, 0), tenant.histories).stream()
                            .filter(history -> history.involves(party))
                            .toList());
        }
        for (ContractHistory history : tenant.histories) {
            String path = "/contracts/" + history.contract.id() + "/summary";
            if (history.deleted) {
                given().auth()
                        .oauth2(token(tenant.name, "viewer"))
                        .get("/api/v1/analytics" + path)
                        .then()
                        .statusCode(404);
            } else {
                assertEquals(path, token(tenant.name, "admin"), List.of(history));
                given().auth()
                        .oauth2(token(tenant.name, "viewer"))
                        .get("/api/v1/analytics" + path)
                        .then()
                        .statusCode(history.isOpenTo(tenant.viewer) ? 200 : 404);
            }
        }
    }

    private static List<ContractHistory> openTo(UUID person, List<ContractHistory> histories) {
        return histories.stream().filter(history -> history.isOpenTo(person)).toList();
    }

    private static void assertEquals(String path, String token, List<ContractHistory> histories) {
        var response = given().auth().oauth2(token).get("/api/v1/analytics" + path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        String body = response.asString();
        Instant asOf = Instant.parse(JsonPath.from(body).getString("asOf"));
        String drillDown = JsonPath.from(body).getString("drillDown");
        assertThat(body.replace("\"drillDown\":\"" + drillDown + "\",", ""))
                .as(path)
                .isEqualTo(ExpectedSummary.of(histories, asOf));
        int milestones = JsonPath.from(body).getInt("milestones.total");
        List<String> behind = given().auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .get(URI.create(drillDown + "&limit=200"))
                .path("items.id");
        assertThat(behind).as(drillDown).hasSize(Math.min(200, milestones));
    }

    /** All streams in one another, some messages twice, some before the one they follow. */
    private List<Message> disturbed(List<List<Message>> tenants) {
        List<Message> all = new ArrayList<>();
        Map<UUID, List<Message>> streams = new HashMap<>();
        tenants.forEach(messages -> messages.forEach(message ->
                streams.computeIfAbsent(message.key(), key -> new ArrayList<>()).add(message)));
        List<List<Message>> rest = new ArrayList<>(streams.values());
        while (!rest.isEmpty()) {
            List<Message> stream = rest.get(chance.nextInt(rest.size()));
            all.add(stream.removeFirst());
            if (chance.nextInt(20) == 0) {
                all.add(all.get(Math.max(0, all.size() - 1 - chance.nextInt(300))));
            }
            if (stream.isEmpty()) {
                rest.removeIf(List::isEmpty);
            }
        }
        for (int i = 0; i < all.size() / 20; i++) {
            int at = chance.nextInt(all.size() - 400);
            Collections.swap(all, at, at + chance.nextInt(400));
        }
        return all;
    }

    private static void awaitRolledUp() {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Database.number("SELECT COUNT(*) FROM roll_up_due WHERE tenant_id IN ('aurora', 'borealis')")
                                == 0);
    }
}
