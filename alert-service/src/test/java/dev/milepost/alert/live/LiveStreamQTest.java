package dev.milepost.alert.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.events.Change;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.DelegationEvent;
import dev.milepost.events.DelegationState;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A front end follows what happens, goes away, and comes back. */
@QuarkusTest
class LiveStreamQTest extends ServiceTest {
    @TestHTTPResource("/api/v1/alerts/stream")
    @SuppressWarnings("NullAway.Init")
    URI stream;

    @Inject
    BusinessClock clock;

    @Test
    void tellsWhatHappensInOrderAndGoesOnWithoutAGap() throws Exception {
        var contract = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        String last;
        Contract.Milestone milestone;
        try (var client = new Client(SignedTokens.token("aurora", "viewer"), contract.id.toString(), null)) {
            client.awaits("ready", 1);
            milestone = contract.milestone("Roof", clock.today(ZoneOffset.UTC), null);
            milestone.is(EventType.MILESTONE_STARTED, MilestoneStatus.IN_PROGRESS, null, clock.instant());
            client.awaits("dev.milepost.milestone.started.v1", 1);
            assertThat(client.names())
                    .containsSubsequence(
                            "ready", "dev.milepost.milestone.created.v1", "dev.milepost.milestone.started.v1");
            last = client.lastId();
        }
        milestone.is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, null, clock.instant());
        milestone.is(EventType.MILESTONE_WITHDRAWN, MilestoneStatus.IN_PROGRESS, null, clock.instant());

        try (var client = new Client(SignedTokens.token("aurora", "viewer"), contract.id.toString(), last)) {
            milestone.is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, null, clock.instant());
            client.awaits("dev.milepost.milestone.submitted.v1", 2);
            assertThat(client.names())
                    .containsExactly(
                            "ready",
                            "dev.milepost.milestone.submitted.v1",
                            "dev.milepost.milestone.withdrawn.v1",
                            "dev.milepost.milestone.submitted.v1");
        }
    }

    @Test
    void showsNobodyWhatTheyMayNotSee() throws Exception {
        try (var stranger = new Client(SignedTokens.token("borealis", "admin"), null, null);
                var outsider = new Client(SignedTokens.tokenOf("aurora", "elsewhere", "contributor"), null, null);
                var insider = new Client(SignedTokens.token("aurora", "viewer"), null, null)) {
            stranger.awaits("ready", 1);
            outsider.awaits("ready", 1);
            insider.awaits("ready", 1);
            var contract = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
            contract.milestone("Secret roof", null, null);
            var theirs = new Contract("borealis", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
            theirs.milestone("Their roof", null, null);
            var ours = Contract.party("aurora", "elsewhere");
            new Contract("aurora", "UTC", clock.instant(), ours)
                    .is(ContractStatus.ACTIVE)
                    .milestone("Shared roof", null, null);

            insider.awaitsText("Secret roof");
            insider.awaitsText("Shared roof");
            stranger.awaitsText("Their roof");
            outsider.awaitsText("Shared roof");
            assertThat(stranger.text()).doesNotContain("Secret roof", "Shared roof", "aurora");
            assertThat(outsider.text()).doesNotContain("Secret roof", "Their roof", "borealis");
            assertThat(insider.text()).doesNotContain("Their roof", "borealis");
        }
    }

    @Test
    void showsReminderToWhoeverSeesTheContractAndStaysAliveForOthers() throws Exception {
        try (var outsider = new Client(SignedTokens.tokenOf("aurora", "elsewhere", "contributor"), null, null)) {
            outsider.awaits("ready", 1);
            var contract = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
            try (var insider = new Client(SignedTokens.token("aurora", "viewer"), contract.id.toString(), null)) {
                insider.awaits("ready", 1);
                contract.milestone("Roof", null, null).escalated(clock.instant());
                insider.awaits("dev.milepost.reminder.escalated.v1", 1);
            }
            outsider.awaitsText("still here");
            assertThat(outsider.names()).containsExactly("ready");
            assertThat(outsider.lastId())
                    .as("behind what it may not see")
                    .isNotEqualTo(outsider.values("id:").getFirst());
        }
    }

    @Test
    void counterpartiesReadAddressesOfTheirOwnOnly() throws Exception {
        String own = UUID.randomUUID() + "@supplier.example";
        String reference = "supplier-" + UUID.randomUUID();
        UUID party = Contract.party("aurora", reference, own);
        var contract = new Contract("aurora", "UTC", clock.instant(), party).is(ContractStatus.ACTIVE);
        try (var theirs =
                        new Client(SignedTokens.tokenOf("aurora", reference, "viewer"), contract.id.toString(), null);
                var ours = new Client(SignedTokens.token("aurora", "viewer"), contract.id.toString(), null)) {
            theirs.awaits("ready", 1);
            ours.awaits("ready", 1);
            var milestone = contract.milestone("Roof", null, null);
            milestone.failed(own, "550 " + own + " is full; ask help@aurora.example", clock.instant());
            milestone.escalated(clock.instant());

            theirs.awaits("dev.milepost.reminder.escalated.v1", 1);
            ours.awaits("dev.milepost.reminder.escalated.v1", 1);
            assertThat(theirs.text())
                    .contains("\"recipient\":\"withheld\"", "\"recipient\":\"" + own + "\"")
                    .contains("550 " + own + " is full; ask withheld")
                    .doesNotContain("@aurora.example");
            assertThat(ours.text()).contains("ada@aurora.example", "ask help@aurora.example");
        }
    }

    @Test
    void leavesWhoWasShutOutWithoutTheNewsOfIt() throws Exception {
        UUID viewer = Contract.personWhoSignsInAs("aurora", "shut-out-" + UUID.randomUUID());
        var contract = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        try (var client = new Client(SignedTokens.token("aurora", "viewer"), contract.id.toString(), null)) {
            client.awaits("ready", 1);
            contract.isFor(ContractAccess.MEMBERS, viewer).is(ContractStatus.ACTIVE);
            contract.isFor(ContractAccess.TENANT).is(ContractStatus.ACTIVE);
            client.awaits("dev.milepost.contract.activated.v1", 1);
            assertThat(client.text()).doesNotContain("\"MEMBERS\"");
        }
    }

    @Test
    void replaysNothingOfContractThatIsClosedByNow() throws Exception {
        String viewer = SignedTokens.token("aurora", "viewer");
        String before;
        try (var client = new Client(viewer, null, null)) {
            client.awaits("ready", 1);
            before = client.lastId();
        }
        var contract = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        contract.milestone("Long ago", null, null);
        contract.isFor(ContractAccess.MEMBERS).is(ContractStatus.ACTIVE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("SELECT COUNT(*) FROM known_contract WHERE access = 'MEMBERS' AND id = '"
                                + contract.id + "'")
                        == 1);

        try (var client = new Client(viewer, null, before)) {
            client.awaits("ready", 1);
            marks(client);
            assertThat(client.text()).doesNotContain(contract.id.toString(), "Long ago");
        }
    }

    @Test
    void showsNothingToWhoIsShutOutWhileThatIsNotFolded() throws Exception {
        var contract = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        try (var client = new Client(SignedTokens.token("aurora", "viewer"), null, null)) {
            client.awaits("ready", 1);
            contract.milestone("Open", null, null);
            client.awaitsText("Open");
            try (var lock = locked(contract)) {
                contract.isFor(ContractAccess.MEMBERS).is(ContractStatus.ACTIVE);
                passSeconds(6);
                contract.milestone("Meanwhile", null, null);
                passSeconds(2);
                lock.rollback();
            }
            try (var again = client.isOver()
                    ? new Client(SignedTokens.token("aurora", "viewer"), null, client.lastId())
                    : client) {
                marks(again);
                assertThat(client.text() + again.text()).doesNotContain("\"MEMBERS\"", "Meanwhile");
            }
        }
    }

    @Test
    void losesNothingToWhoIsLetInWhileThatIsNotFolded() throws Exception {
        String name = "late-" + UUID.randomUUID();
        String token = SignedTokens.token("aurora", name, "viewer");
        UUID person = Contract.personWhoSignsInAs("aurora", SignedTokens.subject("aurora-" + name));
        var contract = new Contract("aurora", "UTC", clock.instant());
        contract.isFor(ContractAccess.MEMBERS).is(ContractStatus.ACTIVE);
        try (var client = new Client(token, null, null)) {
            client.awaits("ready", 1);
            marks(client);
            try (var lock = locked(contract)) {
                contract.isFor(ContractAccess.MEMBERS, person).is(ContractStatus.ACTIVE);
                passSeconds(6);
                contract.milestone("Welcome", null, null);
                passSeconds(2);
                lock.rollback();
            }
            try (var again = client.isOver() ? new Client(token, null, client.lastId()) : client) {
                again.awaitsText("Welcome");
                assertThat(client.names().size() + again.names().size()).isGreaterThan(3);
                assertThat(client.text() + again.text()).containsOnlyOnce("\"subject\":\"" + contract.id + "\"");
            }
        }
    }

    /** An event that waits for a repair holds up its own contract only. */
    @Test
    void isNotHeldUpByEventsThatAreHeld() throws Exception {
        var contract = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        String event = contract.milestone("Gap", null, null).lastEvent;
        try (var client = new Client(SignedTokens.token("aurora", "viewer"), null, null)) {
            client.awaits("ready", 1);
            Topic.publish(contract.id, event.replace("0002\"", "0004\""));
            passSeconds(6);
            assertThat(client.isOver()).isFalse();
            marks(client);
            assertThat(client.text()).doesNotContain("0004\"");
            Topic.publish(contract.id, event.replace("0002\"", "0003\""));
        }
    }

    /** A party that is not known yet may be the viewer's; one that never is, holds up nothing else for long. */
    @Test
    void isNotHeldUpByPartiesThatAreUnknown() throws Exception {
        String reference = "supplier-" + UUID.randomUUID();
        UUID party = Contract.party("aurora", reference, null);
        var own = new Contract("aurora", "UTC", clock.instant(), party).is(ContractStatus.ACTIVE);
        var foreign = new Contract("aurora", "UTC", clock.instant(), UUID.randomUUID()).is(ContractStatus.ACTIVE);
        try (var client = new Client(SignedTokens.tokenOf("aurora", reference, "viewer"), null, null)) {
            client.awaits("ready", 1);
            foreign.milestone("Theirs", null, null);
            passSeconds(6);
            own.milestone("Ours", null, null);

            client.awaitsText("Ours");
            assertThat(client.isOver()).isFalse();
            assertThat(client.text()).doesNotContain("Theirs");
        }
    }

    /** Keeps the contract from being folded until it is closed. */
    private static Connection locked(Contract contract) throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("SELECT COUNT(*) FROM known_contract WHERE id = '" + contract.id + "'") == 1);
        Connection lock = Database.open();
        lock.setAutoCommit(false);
        lock.createStatement().execute("SELECT id FROM known_contract WHERE id = '" + contract.id + "' FOR UPDATE");
        return lock;
    }

    private static void passSeconds(int seconds) {
        await().pollDelay(Duration.ofSeconds(seconds))
                .atMost(Duration.ofSeconds(seconds + 60))
                .until(() -> true);
    }

    /** Shows something that all see, so that what came before it has been passed on. */
    private void marks(Client client) {
        String mark = "Mark " + UUID.randomUUID();
        new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE).milestone(mark, null, null);
        client.awaitsText(mark);
    }

    /** They are of a person: no contract of that id is waited for. */
    @Test
    void isNotHeldUpByDelegations() throws Exception {
        var contract = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        try (var client = new Client(SignedTokens.token("aurora", "viewer"), null, null)) {
            client.awaits("ready", 1);
            for (int i = 0; i < 24; i++) { // some in the partition of the contract; each waited for, it takes minutes
                UUID person = UUID.randomUUID();
                var state = new DelegationState(
                        UUID.randomUUID(),
                        1,
                        person,
                        UUID.randomUUID(),
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        "On leave",
                        null);
                Topic.publish(
                        "aurora",
                        person,
                        EventType.DELEGATION_STARTED,
                        state.id(),
                        clock.instant(),
                        new DelegationEvent(state, new Change(null, "test", null, null)));
            }
            contract.milestone("Not held up", null, null);
            client.awaitsText("Not held up");
            assertThat(client.isOver()).isFalse();
            assertThat(client.names()).doesNotContain(EventType.DELEGATION_STARTED.wireName());
        }
    }

    @Test
    void endsWithTheToken() throws Exception {
        String token = SignedTokens.tokenUntil(InstantSource.system().instant().plusSeconds(10), "aurora", "viewer");
        try (var client = new Client(token, null, null)) {
            client.awaits("ready", 1);
            await().atMost(Duration.ofSeconds(60)).until(client::isOver);
        }
    }

    @Test
    void refusesWhatIsNoPlaceInTheStream() {
        given().auth()
                .oauth2(SignedTokens.token("aurora", "viewer"))
                .header("Last-Event-ID", "yesterday")
                .get("/api/v1/alerts/stream")
                .then()
                .statusCode(400);
        given().get("/api/v1/alerts/stream").then().statusCode(401);
    }

    /** Reads the stream as a front end does, line by line. */
    private final class Client implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream body;
        private final Thread reader;

        Client(String token, @Nullable String contract, @Nullable String lastId) throws Exception {
            var request = HttpRequest.newBuilder(
                            URI.create(stream + (contract == null ? "" : "?contractId=" + contract)))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(30));
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            body = answer.body();
            reader = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var text = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                text.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException e) {
                lines.add("over: " + e.getMessage());
            }
        }

        List<String> names() {
            return values("event:");
        }

        String lastId() {
            return values("id:").getLast();
        }

        private List<String> values(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.substring(field.length()).strip())
                    .toList();
        }

        String text() {
            return String.join("\n", lines);
        }

        void awaits(String name, int times) {
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> names().stream().filter(name::equals).count() >= times);
        }

        void awaitsText(String part) {
            await().atMost(Duration.ofSeconds(40)).until(() -> text().contains(part));
        }

        boolean isOver() {
            return !reader.isAlive();
        }

        @Override
        public void close() throws Exception {
            body.close();
            http.shutdownNow();
            http.close();
        }
    }
}
