package dev.milepost.alert.duedate;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.AlertsTopic;
import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.inbound.CatchUp;
import dev.milepost.alert.webhook.delivery.TellAlerts;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneDueEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TellDueDatesQTest extends ServiceTest {
    // Ahead of UTC, and without daylight-saving time: eight times 24 hours are eight days there whenever the test runs.
    private static final ZoneId ZONE = ZoneId.of("Pacific/Tongatapu");

    @Inject
    BusinessClock clock;

    @Inject
    TellDueDates job;

    @Inject
    DueMilestones milestones;

    @Inject
    DueDateConfig config;

    @Inject
    TellAlerts tell;

    @Inject
    TenantScope tenants;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private final String tenant = "t" + UUID.randomUUID();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void midnight() {
        Reminders.advanceToMidnight(clock.instant(), ZONE);
        today = clock.today(ZONE);
    }

    @Test
    void a_date_is_told_to_come_near_and_to_be_over_once_each() throws Exception {
        var contract = active();
        var milestone = contract.milestone("Shell complete", today.plusDays(8), null);
        var met = contract.milestone("Met", today.plusDays(8), null)
                .is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, today.plusDays(8), clock.instant());
        var draft = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.DRAFT);
        draft.milestone("Nobody's promise yet", today, null);

        Reminders.advance("P1D");

        var approaching = AlertsTopic.awaitEvents(contract.id, 1).getFirst();
        assertThat(approaching.knownType()).isEqualTo(EventType.MILESTONE_APPROACHING);
        assertThat(approaching.tenant()).isEqualTo(tenant);
        assertThat(approaching.sequenceNumber()).isEqualTo(1);
        assertThat(approaching.subject()).isEqualTo(milestone.id.toString());
        var state = ((MilestoneDueEvent) requireNonNull(approaching.data())).milestone();
        assertThat(state.daysLeft()).isEqualTo(7);
        assertThat(state.contractReference()).isEqualTo(contract.reference);
        assertThat(state.title()).isEqualTo("Shell complete");
        assertThat(state.type()).isEqualTo(MilestoneType.DELIVERABLE);

        Reminders.advance("P8D");
        var overdue = AlertsTopic.awaitEvents(contract.id, 2).get(1);
        assertThat(overdue.knownType()).isEqualTo(EventType.MILESTONE_OVERDUE);
        assertThat(((MilestoneDueEvent) requireNonNull(overdue.data()))
                        .milestone()
                        .daysLeft())
                .isEqualTo(-1);

        milestone.is(EventType.MILESTONE_RESCHEDULED, MilestoneStatus.PLANNED, today.plusDays(12), clock.instant());
        var again = AlertsTopic.awaitEvents(contract.id, 3);
        milestone.is(EventType.MILESTONE_RESCHEDULED, MilestoneStatus.PLANNED, today.plusDays(8), clock.instant());
        job.tell();
        Reminders.advance("P1D");
        job.tell();

        assertThat(again)
                .extracting(Event::knownType)
                .containsExactly(
                        EventType.MILESTONE_APPROACHING, EventType.MILESTONE_OVERDUE, EventType.MILESTONE_APPROACHING);
        assertThat(AlertsTopic.awaitEvents(contract.id, 3))
                .hasSize(3)
                .noneMatch(event -> event.subject().equals(met.id.toString()));
    }

    @Test
    void what_was_over_long_ago_is_no_news() throws Exception {
        var contract = active();
        contract.milestone("Long ago", today.minusDays(32), null);
        var recent = contract.milestone("Lately", today.minusDays(31), null);

        var events = AlertsTopic.awaitEvents(contract.id, 1);
        job.tell();

        assertThat(List.copyOf(AlertsTopic.awaitEvents(contract.id, 1)))
                .extracting(Event::subject)
                .containsExactly(recent.id.toString());
        assertThat(events).hasSize(1);
    }

    @Test
    void many_are_told_once_each_however_many_look() throws Exception {
        var contract = active();
        var first = contract.milestone("Part", today.plusDays(60), null);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("known_milestone WHERE id = '" + first.id + "'") == 1);
        execute("""
                INSERT INTO known_milestone (id, tenant_id, contract_id, title, status, due_date, facts, deleted, revision)
                SELECT UUID(), tenant_id, contract_id, CONCAT('Part ', seq), status, '%s', facts, deleted, revision
                FROM known_milestone JOIN seq_1_to_450 WHERE id = '%s'""".formatted(today.plusDays(3), first.id));

        Callable<Void> look = () -> {
            job.tell();
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(look, look, look, look))) {
                done.get();
            }
        }

        assertThat(count("due_told WHERE tenant_id = '" + tenant + "'")).isEqualTo(450);
        assertThat(count("outbox WHERE stream_id = '" + contract.id + "'")).isEqualTo(450);
    }

    @Test
    void it_waits_for_older_events_as_long_as_the_operator_says() throws Exception {
        active();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("known_contract WHERE tenant_id = '" + tenant + "'") == 1);
        var patience = new SmallRyeConfigBuilder()
                .withMapping(DispatchConfig.class)
                .withDefaultValue("milepost.dispatch.catch-up", "100ms")
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(DispatchConfig.class);
        var begun = new TellDueDates(milestones, config, tell, tenants, clock, patience, new CatchUp(kafka, "nobody"));

        long before = System.nanoTime();
        begun.tell();

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("and not for a minute")
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(50));
    }

    private static long count(String rows) throws SQLException {
        return number("SELECT COUNT(*) FROM " + rows);
    }

    private Contract active() {
        return new Contract(tenant, ZONE.getId(), clock.instant()).is(ContractStatus.ACTIVE);
    }
}
