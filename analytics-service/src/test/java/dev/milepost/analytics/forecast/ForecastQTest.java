package dev.milepost.analytics.forecast;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.refused;
import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Answers;
import dev.milepost.analytics.figure.Copy;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.figure.Story;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.DependencyEvent;
import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.EventData;
import dev.milepost.events.EventType;
import dev.milepost.events.LagUnit;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentTerm;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager asks what will be late: of a supplier who always is, of one who never is, and of a new one. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ForecastQTest extends ServiceTest {
    private static final int EACH = 30;

    @Inject
    BusinessClock clock;

    private final String tenant = "seer-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final UUID slow = UUID.randomUUID();
    private final UUID punctual = UUID.randomUUID();
    private final UUID unknown = UUID.randomUUID();
    private final Story story = new Story(tenant, contract);
    private LocalDate today;
    private UUID first;
    private UUID second;
    private UUID undated;

    @BeforeEach
    void history() {
        today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        say(
                EventType.CONTRACT_ACTIVATED,
                today.minusDays(200),
                new ContractEvent(
                        Copy.with(
                                Made.contract(contract, slow), "value", new Money(BigDecimal.valueOf(100_000), "EUR")),
                        CHANGE));
        for (int i = 0; i < EACH; i++) {
            // promised 150 to 30 days ago; the slow one 10 days late, but once in ten
            LocalDate due = today.minusDays(150 - 4L * i);
            met(slow, due, i % 10 == 0 ? 0 : 10);
            met(punctual, due, i % 10 == 0 ? 3 : -1);
        }
        first = open(slow, today.plusDays(5));
        second = open(punctual, today.plusDays(6));
        open(unknown, today.plusDays(7));
        open(punctual, today.minusDays(2));
        undated = open(punctual, null);
    }

    @Test
    void theLateComeLateAndTheNewAreJudgedByAll() throws Exception {
        story.fold(consumer);
        JsonNode items = get(tenant, "forecast?limit=200").get("items");
        assertThat(items).hasSize(5);
        double slowOne = late(items, slow, 0);
        double punctualOne = late(items, punctual, 0);
        double newOne = late(items, unknown, 0);
        assertThat(slowOne).isBetween(0.8, 0.9);
        assertThat(punctualOne).isBetween(0.1, 0.2);
        assertThat(newOne).isEqualTo(0.5); // 27 + 3 of 60
        for (JsonNode item : items) {
            JsonNode line = item.get("milestone");
            if (line.get("dueDate") == null) {
                assertThat(item.get("basis").asText()).isEqualTo("NO_DATE");
                assertThat(item.get("lateProbability").isNull()).isTrue();
            } else if (line.get("days").asInt() > 0) {
                assertThat(item.get("lateProbability").decimalValue()).isEqualByComparingTo("1");
            } else if (line.get("id").asText().equals(first.toString())) {
                assertThat(item.get("expectedOn").asText())
                        .isEqualTo(today.plusDays(15).toString());
                assertThat(item.get("alike").asInt()).isEqualTo(EACH);
            }
        }
        // one milestone of all is mixed in: of the slow one 0.89 come 10 days late, of the punctual one a day early
        assertThat(p80(items, slow, -5)).isEqualTo(today.plusDays(15));
        assertThat(p80(items, punctual, -6)).isEqualTo(today.plusDays(5));
        assertThat(p80(items, unknown, -7)).isEqualTo(today.plusDays(17));
        assertThat(p80(items, punctual, 2))
                .isEqualTo(today.plusDays(1)); // 3 days late: 0.098 of the 0.113 that are left
        JsonNode filtered = get(tenant, "forecast?limit=2&counterparty=" + punctual);
        assertThat(filtered.get("items")).hasSize(2);
        JsonNode rest = get(
                tenant,
                "forecast?limit=2&counterparty=" + punctual + "&cursor="
                        + filtered.get("nextCursor").asText());
        assertThat(rest.get("items")).hasSize(1);
    }

    /** How many there are is counted once for a moment: from the history that may take longer than a page. */
    @Test
    void allPagesOfAMomentSayHowManyThereAre() throws Exception {
        story.fold(consumer);
        String list = "forecast?limit=2&field=colour:none&asOf="
                + get(tenant, "forecast").get("asOf").asText();
        JsonNode page = get(tenant, list);
        assertThat(page.get("milestones").asInt()).isEqualTo(5);
        execute("UPDATE milestone_history SET fields = '{\"colour\": \"red\"}' WHERE valid_to = '9999-12-31'"
                + " AND status = 'PLANNED' AND tenant_id = '" + tenant + "' ORDER BY milestone_id DESC LIMIT 1");
        JsonNode next = get(tenant, list + "&cursor=" + page.get("nextCursor").asText());
        assertThat(next.get("items")).hasSize(2);
        assertThat(next.get("milestones").asInt()).isEqualTo(5);
        assertThat(get(tenant, list).get("milestones").asInt()).isEqualTo(4);
    }

    private static double late(JsonNode items, UUID party, int past) {
        for (JsonNode item : items) {
            JsonNode line = item.get("milestone");
            if (line.get("counterpartyId").asText().equals(party.toString())
                    && line.has("days")
                    && line.get("days").asInt() <= past) {
                return item.get("lateProbability").asDouble();
            }
        }
        throw new AssertionError("no open one of " + party);
    }

    private static LocalDate p80(JsonNode items, UUID party, int behind) {
        for (JsonNode item : items) {
            JsonNode line = item.get("milestone");
            if (line.get("counterpartyId").asText().equals(party.toString())
                    && line.has("days")
                    && line.get("days").asInt() == behind) {
                return LocalDate.parse(item.get("p80On").asText());
            }
        }
        throw new AssertionError("no open one of " + party);
    }

    @Test
    void aContractIsDoneWhenTheLastOneIs() throws Exception {
        story.fold(consumer);
        JsonNode before = get(tenant, "contracts/" + contract + "/forecast");
        assertThat(before.get("basis").asText()).isEqualTo("HISTORY");
        assertThat(before.get("open").asInt()).isEqualTo(4);
        assertThat(before.get("undated").asInt()).isOne();
        assertThat(before.get("dueOn").asText()).isEqualTo(today.plusDays(7).toString());
        // by then with 0.55 (the new one not 10 days late) times 0.985 (nor the punctual one); else on the 17th day
        assertThat(before.get("p50On").asText()).isEqualTo(today.plusDays(15).toString());
        assertThat(before.get("p80On").asText()).isEqualTo(today.plusDays(17).toString());
        assertThat(before.get("p95On").asText()).isEqualTo(today.plusDays(17).toString());
        assertThat(before.get("last").get(0).get("share").asDouble()).isGreaterThan(0.4);

        // the punctual one has to wait for the slow one, and 20 days more
        waits(second, first, 20);
        story.fold(consumer);
        JsonNode after = get(tenant, "contracts/" + contract + "/forecast");
        assertThat(after.get("p50On").asText()).isEqualTo(today.plusDays(35).toString());
        assertThat(after.get("p95On").asText()).isEqualTo(today.plusDays(35).toString());
        assertThat(after.get("last").get(0).get("milestoneId").asText()).isEqualTo(second.toString());
        given().auth()
                .oauth2(token("elsewhere", "admin"))
                .get(Answers.BASE + "contracts/" + contract + "/forecast")
                .then()
                .statusCode(404);
    }

    /** The punctual one waits for the slow one as above, but by one that has no date. */
    @Test
    void aWaitGoesThroughWhatHasNoDate() throws Exception {
        waits(undated, first, 12);
        waits(second, undated, 8);
        story.fold(consumer);
        JsonNode forecast = get(tenant, "contracts/" + contract + "/forecast");
        assertThat(forecast.get("p50On").asText()).isEqualTo(today.plusDays(35).toString());
        assertThat(forecast.get("p95On").asText()).isEqualTo(today.plusDays(35).toString());
        assertThat(forecast.get("open").asInt()).isEqualTo(4);
        assertThat(forecast.get("undated").asInt()).isOne();
    }

    /** Concrete was poured 2 days ago and hardens for 28 days, whoever tests it; what was missed stands at its due date. */
    @Test
    void aWaitForWhatIsDoneIsNotOver() throws Exception {
        UUID concrete = met(punctual, today.minusDays(3), 1);
        waits(second, concrete, 28);
        waits(first, concrete, -10);
        story.fold(consumer);
        JsonNode forecast = get(tenant, "contracts/" + contract + "/forecast");
        assertThat(forecast.get("p50On").asText()).isEqualTo(today.plusDays(26).toString());
        assertThat(forecast.get("p95On").asText()).isEqualTo(today.plusDays(26).toString());
        assertThat(forecast.at("/last/0/milestoneId").asText()).isEqualTo(second.toString());

        UUID missed = ended(MilestoneStatus.MISSED, today.minusDays(3));
        waits(undated, missed, 20);
        waits(first, undated, 30);
        UUID waived = ended(MilestoneStatus.WAIVED, today.minusDays(3));
        waits(first, waived, 90);
        story.fold(consumer);
        JsonNode through = get(tenant, "contracts/" + contract + "/forecast");
        assertThat(through.get("p50On").asText()).isEqualTo(today.plusDays(47).toString());
        assertThat(through.get("p95On").asText()).isEqualTo(today.plusDays(47).toString());
        assertThat(through.at("/last/0/milestoneId").asText()).isEqualTo(first.toString());
    }

    private UUID ended(MilestoneStatus status, LocalDate due) {
        UUID id = UUID.randomUUID();
        say(
                EventType.MILESTONE_CREATED,
                today.minusDays(1),
                new MilestoneEvent(milestone(id, punctual, status, due, null), CHANGE));
        return id;
    }

    private void waits(UUID successor, UUID predecessor, int lag) {
        say(
                EventType.DEPENDENCY_ADDED,
                today,
                new DependencyEvent(
                        new DependencyState(
                                UUID.randomUUID(),
                                1,
                                contract,
                                predecessor,
                                successor,
                                DependencyType.FS,
                                lag,
                                LagUnit.CALENDAR_DAYS),
                        CHANGE));
    }

    /** One of the punctual: a day early with 0.886, on the day with 0.002, 3 days late with 0.098, 10 with 0.015. */
    @Test
    void aContractOfOneIsDoneWhenItComes() throws Exception {
        story.fold(consumer);
        UUID small = UUID.randomUUID();
        new Story(tenant, small)
                .say(
                        clock.instant(),
                        EventType.CONTRACT_ACTIVATED,
                        new ContractEvent(Made.contract(small, punctual), CHANGE))
                .say(
                        clock.instant(),
                        EventType.MILESTONE_CREATED,
                        new MilestoneEvent(
                                Made.milestone(
                                        small,
                                        UUID.randomUUID(),
                                        punctual,
                                        MilestoneStatus.PLANNED,
                                        today.plusDays(6),
                                        null),
                                CHANGE))
                .fold(consumer);
        JsonNode forecast = get(tenant, "contracts/" + small + "/forecast");
        assertThat(forecast.get("p50On").asText()).isEqualTo(today.plusDays(5).toString());
        assertThat(forecast.get("p80On").asText()).isEqualTo(today.plusDays(5).toString());
        assertThat(forecast.get("p95On").asText()).isEqualTo(today.plusDays(9).toString());
        assertThat(forecast.at("/last/0/share").asDouble()).isOne();
    }

    @Test
    void forecastsAreHeldAgainstWhatCame() throws Exception {
        story.fold(consumer);
        JsonNode calibration = get(tenant, "forecast/calibration?months=6");
        assertThat(calibration.get("basis").asText()).isEqualTo("HISTORY");
        long forecasts = 0;
        for (JsonNode bin : calibration.get("bins")) {
            forecasts += bin.get("forecasts").asLong();
        }
        assertThat(calibration.get("forecasts").asLong()).isEqualTo(forecasts).isPositive();
        assertThat(calibration.get("moments")).isNotEmpty();
        assertThat(calibration.get("brierScore").asDouble())
                .isLessThan(calibration.get("brierScoreOfShare").asDouble());
    }

    /** Of those that are promised for a later day only the early ones are known. */
    @Test
    void whatIsDoneBeforeItsDateDoesNotCountUntilTheDateIsOver() throws Exception {
        story.fold(consumer);
        long before =
                get(tenant, "forecast/calibration?months=6").get("forecasts").asLong();
        for (int i = 0; i < 5; i++) {
            met(punctual, today.plusDays(10), -12);
        }
        story.fold(consumer);
        assertThat(get(tenant, "forecast/calibration?months=6").get("forecasts").asLong())
                .isEqualTo(before);
        met(punctual, today.minusDays(3), -2);
        story.fold(consumer);
        assertThat(get(tenant, "forecast/calibration?months=6").get("forecasts").asLong())
                .isGreaterThan(before);
    }

    @Test
    void moneyComesWhenWorkDoes() throws Exception {
        story.fold(consumer);
        JsonNode cash = get(tenant, "forecast/cash?months=14");
        assertThat(cash.get("basis").asText()).isEqualTo("HISTORY");
        assertThat(cash.get("months")).hasSize(14);
        double before = 0;
        for (JsonNode month : cash.get("months")) {
            assertThat(month.get("currency").asText()).isEqualTo("EUR");
            double p80 = month.at("/p80/amount").asDouble();
            assertThat(p80)
                    .isLessThanOrEqualTo(month.at("/p50/amount").asDouble())
                    .isGreaterThanOrEqualTo(before);
            before = p80;
        }
        // in a year all of it: 4 dated open ones of 1000
        assertThat(cash.at("/months/13/promised/amount").asText()).isEqualTo("4000.00");
        assertThat(cash.at("/months/13/p80/amount").asText()).isEqualTo("4000.00");
        assertThat(get(tenant, "forecast/cash?counterparty=" + unknown)
                        .at("/months/11/promised/amount")
                        .asText())
                .isEqualTo("1000.00");
        refused(token(tenant, "viewer"), "forecast/cash?months=61", "months");
    }

    @Test
    void eachLeadsToExactlyTheMilestonesBehindIt() throws Exception {
        UUID unpaid = open(punctual, today.plusDays(9), null);
        story.fold(consumer);
        JsonNode page = get(tenant, "forecast?limit=2&counterparty=" + punctual);
        assertThat(page.get("milestones").asInt()).isEqualTo(4);
        assertThat(behind(page)).hasSize(4).contains(second.toString(), unpaid.toString());
        assertThat(page.get("drillDown").asText())
                .contains("asOf=" + page.get("asOf").asText());

        JsonNode cash = get(tenant, "forecast/cash?counterparty=" + punctual);
        assertThat(cash.get("milestones").asInt()).isEqualTo(2);
        assertThat(behind(cash)).hasSize(2).contains(second.toString());

        JsonNode whole = get(tenant, "contracts/" + contract + "/forecast");
        assertThat(whole.get("milestones").asInt())
                .isEqualTo(6)
                .isEqualTo(whole.get("open").asInt() + whole.get("undated").asInt());
        assertThat(behind(whole)).hasSize(6).contains(first.toString(), unpaid.toString());

        JsonNode calibration = get(tenant, "forecast/calibration?months=6");
        assertThat(calibration.get("drillDowns")).hasSameSizeAs(calibration.get("moments"));
        long open = 0;
        for (int i = 0; i < calibration.get("moments").size(); i++) {
            JsonNode then = get(tenant, calibration.get("drillDowns").get(i).asText() + "&limit=200");
            assertThat(then.get("asOf")).isEqualTo(calibration.get("moments").get(i));
            open += then.get("items").size();
        }
        assertThat(calibration.get("forecasts").asLong()).isPositive().isLessThanOrEqualTo(open);
    }

    private List<String> behind(JsonNode answer) throws Exception {
        JsonNode list = get(tenant, answer.get("drillDown").asText() + "&limit=200");
        assertThat(list.get("asOf")).isEqualTo(answer.get("asOf"));
        return list.get("items").findValuesAsText("id");
    }

    @Test
    void forecastsAreFilesAndPicturesAsWell() throws Exception {
        story.fold(consumer);
        Instant asked = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String admin = token(tenant, "admin");
        JsonNode list = get(tenant, "forecast?limit=200&asOf=" + asked);
        String csv = file(admin, "exports/forecast?asOf=" + asked, "text/csv");
        List<String> lines = csv.lines().toList();
        assertThat(lines.getFirst())
                .startsWith("id,title,type,")
                .endsWith("lateProbability,expectedOn,p80On,alike,asOf");
        assertThat(lines).hasSize(1 + list.get("items").size());
        for (int i = 1; i < lines.size(); i++) {
            JsonNode item = list.get("items").get(i - 1);
            assertThat(lines.get(i))
                    .startsWith(item.at("/milestone/id").asText() + ",")
                    .contains("," + item.get("basis").asText() + ",")
                    .contains(
                            item.get("expectedOn").isNull()
                                    ? ","
                                    : item.get("expectedOn").asText());
        }
        assertThat(file(admin, "forecast?asOf=" + asked, "text/csv")).isEqualTo(csv);

        JsonNode cash = get(tenant, "forecast/cash?months=3&asOf=" + asked);
        List<String> months = file(admin, "forecast/cash?months=3&asOf=" + asked, "text/csv")
                .lines()
                .toList();
        assertThat(months).hasSize(4);
        assertThat(months.getFirst())
                .isEqualTo("currency,month,promised.amount,promised.currency,p50.amount,p50.currency,p80.amount,"
                        + "p80.currency,asOf");
        assertThat(months.get(1)).startsWith("EUR," + cash.at("/months/0/month").asText() + ",");
        String svg = file(admin, "charts/cash?months=3&asOf=" + asked, "image/svg+xml");
        assertThat(svg).startsWith("<svg").contains("In four of five cases");
        assertThat(file(admin, "forecast/cash?months=3&asOf=" + asked, "image/svg+xml"))
                .isEqualTo(svg);
        refused(admin, "charts/cash?groupBy=team", "groupBy");
        refused(admin, "exports/cash?months=61", "months");
        refused(admin, "exports/forecast?groupBy=team", "groupBy");
    }

    private static String file(String token, String path, String type) {
        var answer = given().auth().oauth2(token).accept(type).get(Answers.BASE + path);
        assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    @Test
    void whatIsNotKnownIsNotSaid() throws Exception {
        String empty = "empty-" + tenant;
        assertThat(get(empty, "forecast").get("items")).isEmpty();
        assertThat(get(empty, "forecast/calibration").get("brierScore").isNull())
                .isTrue();
        Answers.consume(consumer, contract, story.messages().subList(0, 30)); // 14 met, one open
        String viewer = token(tenant, "viewer");
        refused(viewer, "forecast?groupBy=team", "groupBy");
        refused(viewer, "forecast?limit=0", "limit");
        refused(viewer, "forecast/calibration?months=0", "months");
        refused(viewer, "forecast/calibration?team=a", "team");
        refused(viewer, "forecast/calibration?from=2026-01-01", "from");
        given().get(Answers.BASE + "forecast").then().statusCode(401);
        given().auth()
                .oauth2(token(tenant, "visitor"))
                .get(Answers.BASE + "forecast")
                .then()
                .statusCode(403);
        JsonNode done = get(tenant, "contracts/" + contract + "/forecast");
        assertThat(done.get("basis").asText()).isEqualTo("NOT_ENOUGH_HISTORY");
        assertThat(done.get("p50On").isNull()).isTrue();
        JsonNode one = get(tenant, "forecast").get("items").get(0);
        assertThat(one.get("basis").asText()).isEqualTo("NOT_ENOUGH_HISTORY");
        assertThat(one.get("lateProbability").isNull()).isTrue();
        assertThat(get(tenant, "forecast/cash").at("/months/0/p50").isNull()).isTrue();
    }

    private void say(EventType type, LocalDate on, EventData data) {
        Instant at = Collections.min(List.of(on.atTime(8, 0).toInstant(ZoneOffset.UTC), clock.instant()));
        story.say(at, type, data);
    }

    /** Planned with the contract, met so many days after its promised date: the events in the order of their moments do not matter. */
    private UUID met(UUID party, LocalDate due, int late) {
        UUID id = UUID.randomUUID();
        say(
                EventType.MILESTONE_CREATED,
                today.minusDays(200),
                new MilestoneEvent(milestone(id, party, MilestoneStatus.PLANNED, due, null), CHANGE));
        say(
                EventType.MILESTONE_APPROVED,
                due.plusDays(late),
                new MilestoneEvent(milestone(id, party, MilestoneStatus.MET, due, due.plusDays(late)), CHANGE));
        return id;
    }

    private UUID open(UUID party, @Nullable LocalDate due) {
        return open(party, due, new PaymentTerm(null, new Money(BigDecimal.valueOf(1000), "EUR"), 30));
    }

    private UUID open(UUID party, @Nullable LocalDate due, @Nullable PaymentTerm term) {
        UUID id = UUID.randomUUID();
        say(
                EventType.MILESTONE_CREATED,
                today.minusDays(20),
                new MilestoneEvent(
                        Made.paid(milestone(id, party, MilestoneStatus.PLANNED, due, null), due, due, term), CHANGE));
        return id;
    }

    private MilestoneState milestone(
            UUID id, UUID party, MilestoneStatus status, @Nullable LocalDate due, @Nullable LocalDate metOn) {
        return Made.milestone(contract, id, party, status, due, metOn);
    }
}
