package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.read;
import static dev.milepost.analytics.figure.Answers.refused;
import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateMode;
import dev.milepost.events.GateOrder;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two suppliers submit work that the tenant and its client decide on: in order, at once, and without a gate. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class WaitingQTest extends ServiceTest {
    private static final String NOW = "asOf=2026-03-12T08:30:00Z";
    private static final GateApprover ANYBODY = new GateApprover(null, null, "approver", "Site manager");

    private final String tenant = "waiting-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final UUID paula = UUID.randomUUID();
    private final UUID quinn = UUID.randomUUID();
    private final GateApprover ofClient = new GateApprover(null, client, null, "Client");
    private final GateApprover ofPaula = new GateApprover(paula, null, null, "Fire safety");
    private final GateApprover ofQuinn = new GateApprover(quinn, null, null, null);
    private final Story story = new Story(tenant, contract);

    @BeforeEach
    void submit() {
        story.say(
                "2026-03-01T08:00:00Z",
                EventType.CONTRACT_ACTIVATED,
                new ContractEvent(Made.contract(contract, one), CHANGE));
        Gate inOrder = gate(GateMode.ALL, null, GateOrder.SEQUENTIAL, false, ANYBODY, ofPaula, ofClient);
        UUID first = UUID.randomUUID();
        milestone("2026-03-01T09:00:00Z", first, one, MilestoneStatus.IN_PROGRESS, inOrder, null);
        milestone("2026-03-02T08:00:00Z", first, one, MilestoneStatus.SUBMITTED, inOrder, "");
        milestone("2026-03-03T08:00:00Z", first, one, MilestoneStatus.SUBMITTED, inOrder, "a");
        milestone("2026-03-05T08:00:00Z", first, one, MilestoneStatus.SUBMITTED, inOrder, "ab");
        milestone("2026-03-05T20:00:00Z", first, one, MilestoneStatus.MET, inOrder, "abc");

        Gate either = gate(GateMode.QUORUM, 1, GateOrder.PARALLEL, false, ofClient, ofQuinn);
        UUID second = UUID.randomUUID();
        milestone("2026-03-02T08:00:00Z", second, one, MilestoneStatus.SUBMITTED, either, "");
        milestone("2026-03-04T08:00:00Z", second, one, MilestoneStatus.MET, either, "d");

        UUID third = UUID.randomUUID();
        milestone("2026-03-02T08:00:00Z", third, one, MilestoneStatus.SUBMITTED, null, null);
        milestone("2026-03-03T08:00:00Z", third, one, MilestoneStatus.REJECTED, null, null);
        milestone("2026-03-09T08:00:00Z", third, one, MilestoneStatus.IN_PROGRESS, null, null);
        milestone("2026-03-10T08:00:00Z", third, one, MilestoneStatus.SUBMITTED, null, null);

        Gate kept = gate(GateMode.ALL, null, GateOrder.PARALLEL, true, ANYBODY, ofClient);
        UUID fourth = UUID.randomUUID();
        milestone("2026-03-02T08:00:00Z", fourth, other, MilestoneStatus.SUBMITTED, kept, "");
        milestone("2026-03-02T18:00:00Z", fourth, other, MilestoneStatus.SUBMITTED, kept, "e");
        milestone("2026-03-03T08:00:00Z", fourth, other, MilestoneStatus.REJECTED, kept, "e");
        milestone("2026-03-04T08:00:00Z", fourth, other, MilestoneStatus.IN_PROGRESS, kept, "e");
        milestone("2026-03-05T08:00:00Z", fourth, other, MilestoneStatus.SUBMITTED, kept, "e");
        milestone("2026-03-06T08:00:00Z", fourth, other, MilestoneStatus.MET, kept, "ef");
        story.fold(consumer);
        Story.of(tenant, Made.person(paula, subject("Paula"), "Paula", null)).fold(consumer);
        Story.of(tenant, Made.person(quinn, subject("Quinn"), "Quinn", client)).fold(consumer);
        Story.of(tenant, Made.party(client, "client", "The Client")).fold(consumer);
    }

    @Test
    void eachPlaceOfAGateIsWaitedForUntilItIsFilledOrNotNeeded() throws Exception {
        JsonNode answer = get(tenant, "waiting?" + NOW);
        assertThat(answer.get("milestones").asInt()).isEqualTo(4);
        var groups = Answers.groups(answer);
        // waits, open, approved, days in all, median of days, milestones
        assertThat(figures(groups, one.toString(), "own")).isEqualTo("4 1 2 6.00 1.00 2");
        assertThat(figures(groups, one.toString(), client.toString())).isEqualTo("3 0 2 4.50 2.00 2");
        assertThat(figures(groups, other.toString(), "own")).isEqualTo("1 0 1 0.42 0.42 1");
        assertThat(figures(groups, other.toString(), client.toString())).isEqualTo("2 0 1 2.00 1.00 1");
        assertThat(groups).hasSize(4);
        assertThat(groups.get(List.of(one.toString(), client.toString()))
                        .at("/names/side")
                        .asText())
                .isEqualTo("The Client");
        for (JsonNode group : answer.get("groups")) {
            assertThat(get(tenant, group.get("drillDown").asText()).get("items"))
                    .as(group.toString())
                    .hasSize(group.get("milestones").asInt());
        }

        var places = Answers.groups(get(tenant, "waiting?groupBy=decider&" + NOW));
        assertThat(figures(places, "role:approver")).isEqualTo("4 1 2 4.42 1.00 3");
        assertThat(figures(places, "person:" + paula)).isEqualTo("1 0 1 2.00 2.00 1");
        assertThat(figures(places, "party:" + client + ":approver")).isEqualTo("4 0 2 4.50 1.00 3");
        assertThat(places.get(List.of("person:" + paula)).at("/names/decider").asText())
                .isEqualTo("Paula");

        assertThat(get(tenant, "waiting?groupBy=team&side=own&counterparty=" + other + "&" + NOW)
                        .at("/groups/0/figures/waits")
                        .asInt())
                .isOne();
        assertThat(get(tenant, "completion?decider=person:" + paula + "&" + NOW)
                        .get("milestones")
                        .asInt())
                .isOne();
        assertThat(get("nobody-" + tenant, "waiting").get("groups")).isEmpty();
    }

    @Test
    void atThatTimeNobodyKnewMore() throws Exception {
        var places = Answers.groups(get(tenant, "waiting?groupBy=decider&asOf=2026-03-04T00:00:00Z"));
        assertThat(figures(places, "person:" + paula)).isEqualTo("1 1 0 0.67 0.67 1");
        assertThat(figures(places, "person:" + quinn)).isEqualTo("1 1 0 1.67 1.67 1");
        assertThat(figures(places, "role:approver")).isEqualTo("3 0 2 2.42 1.00 3");
        assertThat(figures(places, "party:" + client + ":approver")).isEqualTo("2 1 0 2.67 1.00 2");
    }

    @Test
    void aRebuildMakesTheSame() throws Exception {
        String path = "waiting?groupBy=decider,counterparty&" + NOW;
        String before = get(tenant, path).toString();
        Database.execute("DELETE FROM decision_wait WHERE tenant_id = '" + tenant + "'");
        assertThat(get(tenant, path).toString()).isNotEqualTo(before);
        Rebuild.start(tenant);
        Rebuild.awaitLive(tenant);
        assertThat(get(tenant, path).toString()).isEqualTo(before);
    }

    @Test
    void singlePersonsAreForThoseWhoLeadAndWhatIsWrongIsNamed() throws Exception {
        String viewer = token(tenant, "viewer");
        assertThat(read(viewer, "waiting?" + NOW).get("groups")).hasSize(4);
        assertThat(read(viewer, "waiting?groupBy=side&decider=role:approver&" + NOW)
                        .get("groups"))
                .hasSize(1);
        for (String path : List.of(
                "waiting?groupBy=decider",
                "waiting?decider=person:" + paula,
                "milestones?decider=role:approver&decider=person:" + paula)) {
            var answer = given().auth().oauth2(viewer).get(Answers.BASE + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.asString()).contains("Group by side");
        }
        refused(viewer, "waiting?side=theirs", "side");
        refused(viewer, "waiting?side=none", "side");
        refused(viewer, "waiting?decider=somebody", "decider");
        refused(viewer, "completion?groupBy=side", "groupBy");
        assertThat(read(SignedTokens.tokenOf(tenant, "client", "viewer"), "waiting?" + NOW)
                        .get("groups"))
                .isEmpty(); // takes no part in the contract
    }

    private static String figures(Map<List<String>, JsonNode> groups, String... key) {
        JsonNode group = groups.get(List.of(key));
        JsonNode figures = group.get("figures");
        return figures.get("waits").asInt() + " " + figures.get("open").asInt() + " "
                + figures.get("approved").asInt() + " "
                + figures.get("totalDays").decimalValue().setScale(2) + " "
                + figures.get("medianDays").decimalValue().setScale(2) + " "
                + group.get("milestones").asInt();
    }

    private static Gate gate(GateMode mode, Integer quorum, GateOrder order, boolean keep, GateApprover... approvers) {
        return new Gate(mode, quorum, order, List.of(approvers), null, null, keep);
    }

    /** @param approvals which of all approvals of the story have been given; null for none of a milestone without a gate */
    private void milestone(String at, UUID id, UUID party, MilestoneStatus status, Gate gate, String approvals) {
        LocalDate due = LocalDate.of(2026, 3, 20);
        LocalDate metOn = status == MilestoneStatus.MET ? LocalDate.of(2026, 3, 2) : null;
        var state = Made.milestone(contract, id, party, status, due, metOn);
        story.say(
                at,
                EventType.MILESTONE_UPDATED,
                new MilestoneEvent(gate == null ? state : Made.gated(state, gate, round(approvals)), CHANGE));
    }

    private GateRound round(String approvals) {
        return approvals == null
                ? null
                : new GateRound(
                        1,
                        Instant.parse("2026-03-02T08:00:00Z"),
                        null,
                        Arrays.stream(approvals.split(""))
                                .filter(one -> !one.isEmpty())
                                .map(this::approval)
                                .toList());
    }

    private GateApproval approval(String name) {
        return switch (name) {
            case "a" -> approval(ANYBODY, "2026-03-03T08:00:00Z");
            case "b" -> approval(ofPaula, "2026-03-05T08:00:00Z");
            case "c" -> approval(ofClient, "2026-03-05T20:00:00Z");
            case "d" -> approval(ofQuinn, "2026-03-04T08:00:00Z");
            case "e" -> approval(ANYBODY, "2026-03-02T18:00:00Z");
            default -> approval(ofClient, "2026-03-06T08:00:00Z");
        };
    }

    private static GateApproval approval(GateApprover place, String at) {
        return new GateApproval(place.key(), UUID.randomUUID(), "Somebody", null, Instant.parse(at), null);
    }
}
