package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.read;
import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Six people in one team, five in another, two in a third: whoever may not see single persons sees the first one only, however
 * they ask. The second would tell of the third by the difference to all.
 */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class SmallGroupsQTest extends ServiceTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

    private final String tenant = "small-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final UUID party = UUID.randomUUID();
    private final List<UUID> crew = people(6);
    private final List<UUID> quintet = people(5);
    private final List<UUID> duo = people(2);
    private final Story story = new Story(tenant, contract);

    private static List<UUID> people(int n) {
        return IntStream.range(0, n).mapToObj(i -> UUID.randomUUID()).toList();
    }

    @BeforeEach
    void teams() {
        story.say(Past.START, EventType.CONTRACT_ACTIVATED, new ContractEvent(Made.contract(contract, party), CHANGE));
        crew.forEach(person -> milestones("crew", person));
        quintet.forEach(person -> milestones("quintet", person));
        duo.forEach(person -> milestones("duo", person));
        milestones("robots", null); // nobody answers for its work
        story.fold(consumer);
        Story.of(tenant, Made.person(crew.getFirst(), subject(tenant + "-viewer"), "V", null))
                .fold(consumer);
        Story.of(tenant, Made.party(party, "supplier", "Supplier")).fold(consumer);
    }

    @Test
    void groupsOfFewPeopleAreKeptBackAndItIsSaid() throws Exception {
        for (String token : List.of(token(tenant, "viewer"), tokenOf(tenant, "supplier", "manager"))) {
            for (String question : List.of(
                    "completion?groupBy=team",
                    "delay?groupBy=team",
                    "flow?groupBy=team",
                    "bottlenecks?groupBy=team",
                    "compliance?groupBy=team",
                    "workload?groupBy=team",
                    "ahead?groupBy=team",
                    "completion?groupBy=month,team",
                    "workload?groupBy=team,week&from=2026-03-02")) {
                JsonNode answer = read(token, question);
                assertThat(answer.toString()).as(question).contains("\"crew\"").doesNotContain("quintet", "duo");
                assertThat(answer.get("suppressedGroups").asInt()).as(question).isEqualTo(2);
            }
        }
        JsonNode all = read(token(tenant, "viewer"), "completion?groupBy=team");
        assertThat(all.get("milestones").asInt()).isEqualTo(28);
        assertThat(Answers.groups(all).keySet()).containsExactlyInAnyOrder(List.of("crew"), List.of("robots"));
        // what is left to all are the seven people of both others together
        assertThat(all.get("milestones").asInt() - 12 - 2).isEqualTo((quintet.size() + duo.size()) * 2);

        JsonNode seen = get(tenant, "completion?groupBy=team");
        assertThat(seen.get("groups")).hasSize(4);
        assertThat(seen.get("suppressedGroups").asInt()).isZero();
        assertThat(read(token(tenant, "manager"), "completion?team=duo")
                        .get("milestones")
                        .asInt())
                .isEqualTo(4);
    }

    /** Two in one team and one of them in five others are two people: all less the other teams would tell of them. */
    @Test
    void whoAnswersInSeveralSmallTeamsIsOnePerson() throws Exception {
        for (int i = 0; i < 5; i++) {
            milestones("solo-" + i, duo.getFirst());
        }
        story.fold(consumer);
        JsonNode seen = read(token(tenant, "viewer"), "completion?groupBy=team");
        assertThat(Answers.groups(seen).keySet()).containsExactlyInAnyOrder(List.of("crew"), List.of("robots"));
        assertThat(seen.get("suppressedGroups").asInt()).isEqualTo(7);
    }

    @Test
    void noFilterAndNoOtherWayOutTellsOfThem() throws Exception {
        String viewer = token(tenant, "viewer");
        for (String way : List.of(
                "completion?",
                "trends?",
                "milestones?",
                "forecast?",
                "forecast/cash?",
                "reminders?",
                "waiting?",
                "penalties?",
                "ahead?groupBy=type&",
                "exports/milestones?",
                "exports/completion?groupBy=type&",
                "charts/bottlenecks?groupBy=type&",
                "charts/completion?")) {
            for (String filter : List.of(
                    "team=duo",
                    "team=quintet",
                    "team=crew&team=duo",
                    "team=duo&month=2026-03",
                    "team=duo%20", // which the database takes for the same
                    "team=crew&team=quintet%20%20%20")) {
                Response answer = given().auth()
                        .oauth2(viewer)
                        .urlEncodingEnabled(false)
                        .accept("*/*")
                        .get(BASE + way + filter);
                assertThat(answer.statusCode())
                        .as(way + filter + answer.asString())
                        .isEqualTo(403);
                assertThat(answer.asString()).contains("Fewer than 5 people");
            }
        }
        assertThat(read(viewer, "completion?team=crew&team=robots")
                        .get("milestones")
                        .asInt())
                .isEqualTo(14);
        for (String another : List.of("Duo", "duo%00", "duo%09", "%20duo", "duo%C2%A0", "%EF%BD%84uo")) {
            for (String question : List.of("completion?", "completion?groupBy=field:colour&")) { // cells, the history
                assertThat(read(viewer, question + "team=" + another)
                                .get("milestones")
                                .asInt())
                        .as(another)
                        .isZero();
            }
        }
        for (UUID other :
                List.of(crew.getLast(), duo.getFirst())) { // nor the difference of a team and one of its people
            given().auth()
                    .oauth2(viewer)
                    .get(BASE + "completion?team=crew&owner=" + other)
                    .then()
                    .statusCode(403);
        }
        assertThat(read(viewer, "completion?groupBy=team&owner=" + crew.getFirst())
                        .at("/groups/0/milestones")
                        .asInt())
                .isEqualTo(2); // their own
    }

    @Test
    void listsAndFilesNameNobodyElse() throws Exception {
        String viewer = token(tenant, "viewer");
        String own = crew.getFirst().toString();
        List<String> others = new ArrayList<>();
        crew.subList(1, 6).forEach(person -> others.add(person.toString()));
        quintet.forEach(person -> others.add(person.toString()));
        duo.forEach(person -> others.add(person.toString()));
        others.addAll(List.of("quintet", "duo"));
        for (String list : List.of("milestones?limit=200", "exports/milestones", "forecast?limit=200")) {
            String text =
                    given().auth().oauth2(viewer).accept("*/*").get(BASE + list).asString();
            assertThat(text).as(list).contains(own, "crew", "robots").doesNotContain(others);
            assertThat(given().auth()
                            .oauth2(token(tenant, "manager"))
                            .accept("*/*")
                            .get(BASE + list)
                            .asString())
                    .as(list)
                    .contains(others);
        }
        String csv = file(viewer, "exports/completion?groupBy=team");
        assertThat(csv.lines().findFirst().orElseThrow()).contains("suppressedGroups");
        assertThat(csv).contains("crew,12,").doesNotContain("duo", "quintet");
        assertThat(csv.lines().skip(1)).hasSize(2).allMatch(line -> line.contains(",2,20"));
        assertThat(file(viewer, "charts/bottlenecks?groupBy=team"))
                .contains("2 groups of few people are not shown", "crew")
                .doesNotContain("duo", "quintet");
    }

    @Test
    void spacesThatWereKeptMakeNoOtherTeam() throws Exception {
        Database.execute("UPDATE milestone_history SET team = CONCAT(team, ' ') WHERE team IN ('duo', 'crew')"
                + " AND tenant_id = '" + tenant + "' ORDER BY milestone_id LIMIT 8");
        String viewer = token(tenant, "viewer");
        for (String way : List.of(
                "completion?groupBy=team",
                "completion?groupBy=team,field:colour", // from the history
                "milestones?limit=200",
                "exports/milestones",
                "forecast?limit=200")) {
            assertThat(file(viewer, way)).as(way).contains("crew").doesNotContain("duo", "quintet");
        }
        assertThat(Answers.groups(read(viewer, "completion?groupBy=team,field:colour"))
                        .keySet())
                .containsExactlyInAnyOrder(List.of("crew", "null"), List.of("robots", "null"));
    }

    @Test
    void aSavedReportIsNoWayAround() {
        String viewer = token(tenant, "viewer");
        String reports = BASE + "reports";
        given().auth()
                .oauth2(viewer)
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "r",
                        "question",
                        "completion",
                        "formats",
                        List.of("CSV"),
                        "parameters",
                        Map.of("team", List.of("duo"))))
                .post(reports)
                .then()
                .statusCode(403);
        String report = reports + "/"
                + given().auth()
                        .oauth2(viewer)
                        .contentType("application/json")
                        .body(Map.of(
                                "name",
                                "r",
                                "question",
                                "completion",
                                "formats",
                                List.of("CSV"),
                                "parameters",
                                Map.of("groupBy", List.of("team"))))
                        .post(reports)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        given().auth()
                .oauth2(viewer)
                .contentType("application/json")
                .body("")
                .post(report + "/run")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().auth()
                        .oauth2(viewer)
                        .get(report + "/runs")
                        .path("items[0].state")
                        .equals("DONE"));
        String file = given().auth().oauth2(viewer).get(report + "/runs").path("items[0].files[0]");
        assertThat(given().auth().oauth2(viewer).accept("*/*").get(file).asString())
                .contains("crew,12,")
                .doesNotContain("duo", "quintet");
    }

    private static String file(String token, String path) {
        return given().auth().oauth2(token).accept("*/*").get(BASE + path).asString();
    }

    /** One met ten days late, and one that is open. */
    private void milestones(String team, UUID owner) {
        for (MilestoneStatus status : List.of(MilestoneStatus.MET, MilestoneStatus.IN_PROGRESS)) {
            LocalDate metOn = status == MilestoneStatus.MET ? DUE.plusDays(10) : null;
            story.say(
                    Past.START,
                    EventType.MILESTONE_CREATED,
                    new MilestoneEvent(
                            Made.owned(
                                    Made.milestone(contract, UUID.randomUUID(), party, status, DUE, metOn),
                                    owner,
                                    team),
                            CHANGE));
        }
    }
}
