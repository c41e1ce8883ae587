package dev.milepost.analytics.summary;

import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Copy;
import dev.milepost.analytics.figure.Made;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a reader of docs/metrics.md expects of one contract. */
@QuarkusTest
class OneContractQTest extends ServiceTest {
    private final UUID contract = UUID.randomUUID();
    private final UUID milestone = UUID.randomUUID();
    private final String tenant = "one-" + Math.abs(contract.getLeastSignificantBits() % 100_000);
    private final Stream stream = new Stream(tenant, contract);

    @Test
    void aMilestoneBecomesOverdueWhenItsDayIsOverWhereTheContractIs() throws Exception {
        LocalDate today = Instant.parse(
                        JsonPath.from(given().get("/dev/clock").asString()).getString("now"))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
        contract(ContractStatus.ACTIVE, "UTC");
        milestone(MilestoneStatus.PLANNED, today, today, null);
        assertThat(summary().getInt("milestones.overdue")).isZero();

        given().body("{\"advance\": \"P1D\"}").post("/dev/clock").then().statusCode(200);

        assertThat(summary().getInt("milestones.overdue")).isOne();
        assertThat(summary().getInt("milestones.open")).isOne();
    }

    @Test
    void aMovedDateChangesTheVarianceOnlyThroughTheBaseline() throws Exception {
        LocalDate promised = LocalDate.of(2026, 3, 2);
        contract(ContractStatus.ACTIVE, "UTC");
        milestone(MilestoneStatus.PLANNED, promised, promised, null);
        milestone(MilestoneStatus.PLANNED, promised.plusDays(10), promised, null);
        assertThat(summary().getString("onTimeRate")).isNull();

        milestone(MilestoneStatus.MET, promised.plusDays(10), promised, promised.plusDays(4));
        assertThat(summary().getInt("varianceDays.median")).isEqualTo(4);
        assertThat(summary().getInt("onTime")).isZero();

        milestone(MilestoneStatus.IN_PROGRESS, promised.plusDays(10), promised, null);
        assertThat(summary().getInt("measured")).isZero();

        milestone(MilestoneStatus.MET, promised.plusDays(10), promised, promised.minusDays(3));
        assertThat(summary().getInt("varianceDays.p90")).isEqualTo(-3);
        assertThat(summary().getInt("delayDays.p90")).isZero();
        assertThat(summary().getFloat("onTimeRate")).isOne();
    }

    @Test
    void nothingOfADraftCounts() throws Exception {
        contract(ContractStatus.DRAFT, "UTC");
        milestone(MilestoneStatus.PLANNED, LocalDate.of(2020, 1, 1), null, null);
        assertThat(summary().getInt("milestones.total")).isZero();
        contract(ContractStatus.ACTIVE, "UTC");
        assertThat(summary().getInt("milestones.overdue")).isOne();
    }

    @Test
    void anEventThatCannotBeFoldedLeavesNoTraceInTheFigures() throws Exception {
        contract(ContractStatus.ACTIVE, "UTC");
        milestone(MilestoneStatus.PLANNED, LocalDate.of(2020, 1, 1), null, null);
        String before = figures();

        contractEvent(ContractStatus.ACTIVE, "Mars/Olympus_Mons");
        milestoneEvent(MilestoneStatus.CANCELLED, LocalDate.of(2020, 1, 1), null, null);
        Broker.publish(Topics.MILESTONES, stream.messages());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                Database.number("SELECT COUNT(*) FROM held_event WHERE tenant_id = '" + tenant + "'"))
                        .isEqualTo(2));

        assertThat(figures()).isEqualTo(before);
        assertThat(Database.number("SELECT COUNT(*) FROM event_log WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo(2);
    }

    private void contract(ContractStatus status, String timeZone) throws Exception {
        contractEvent(status, timeZone);
        fold();
    }

    private void contractEvent(ContractStatus status, String timeZone) {
        var state = Copy.with(Made.contract(contract, milestone), "status", status, "timeZone", timeZone);
        stream.add(EventType.CONTRACT_UPDATED, contract, new ContractEvent(state, Stream.BY_TEST));
    }

    private void milestone(
            MilestoneStatus status, @Nullable LocalDate due, @Nullable LocalDate baseline, @Nullable LocalDate metOn)
            throws Exception {
        milestoneEvent(status, due, baseline, metOn);
        fold();
    }

    private void milestoneEvent(
            MilestoneStatus status, @Nullable LocalDate due, @Nullable LocalDate baseline, @Nullable LocalDate metOn) {
        var state = Copy.with(
                Made.milestone(contract, milestone, milestone, status, due, metOn), "baselineDueDate", baseline);
        stream.add(EventType.MILESTONE_UPDATED, milestone, new MilestoneEvent(state, Stream.BY_TEST));
    }

    private void fold() throws Exception {
        Broker.publish(Topics.MILESTONES, stream.messages()); // what was folded before is skipped
        Broker.awaitFolded(tenant, stream.messages().size());
    }

    private JsonPath summary() {
        String body = body();
        return JsonPath.from(body);
    }

    private String figures() {
        return body().replaceFirst("\"asOf\":\"[^\"]*\",\"drillDown\":\"[^\"]*\"", "");
    }

    private String body() {
        return given().auth()
                .oauth2(token(tenant, "viewer"))
                .get("/api/v1/analytics/contracts/" + contract + "/summary")
                .asString();
    }
}
