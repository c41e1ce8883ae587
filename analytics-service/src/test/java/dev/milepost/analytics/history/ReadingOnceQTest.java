package dev.milepost.analytics.history;

import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.figure.Answers;
import dev.milepost.analytics.figure.Made;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.inbound.EventConsumer;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A batch of events is about many milestones; their rows are read with one statement, not with one for each. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@QuarkusTestResource(SignedTokens.class)
@NullUnmarked // what is missing fails the test
class ReadingOnceQTest {
    private static final String TENANT = "read-once";
    private static final UUID CONTRACT = UUID.fromString("0197a3c2-0000-7000-8000-00000000a001");
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
    private static final int MILESTONES = 99;

    @Inject
    EventConsumer consumer;

    @Test
    void manyMilestonesAreReadAtOnce() throws Exception {
        List<String> made = new ArrayList<>();
        made.add(Answers.event(
                TENANT,
                "/milestone-service",
                EventType.CONTRACT_ACTIVATED,
                CONTRACT,
                BEGIN,
                1,
                new ContractEvent(Made.contract(CONTRACT, CONTRACT), CHANGE)));
        made.addAll(said(EventType.MILESTONE_CREATED, MilestoneStatus.PLANNED, BEGIN, 2));
        Answers.consume(consumer, CONTRACT, made);
        List<String> begun =
                said(EventType.MILESTONE_STARTED, MilestoneStatus.IN_PROGRESS, BEGIN.plusSeconds(60), MILESTONES + 2);

        long before = selects();
        Answers.consume(consumer, CONTRACT, begun);

        assertThat(selects() - before).isLessThan(MILESTONES / 2); // jobs read as well
        assertThat(get(TENANT, "workload?groupBy=type")
                        .at("/groups/0/figures/inProgress")
                        .asLong())
                .isEqualTo(MILESTONES);
    }

    private static List<String> said(EventType type, MilestoneStatus status, Instant at, long sequence) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < MILESTONES; i++) {
            UUID id = new UUID(CONTRACT.getMostSignificantBits(), CONTRACT.getLeastSignificantBits() + i + 1);
            said.add(Answers.event(
                    TENANT,
                    "/milestone-service",
                    type,
                    CONTRACT,
                    at,
                    sequence + i,
                    new MilestoneEvent(
                            Made.milestone(CONTRACT, id, CONTRACT, status, LocalDate.of(2026, 5, 1), null), CHANGE)));
        }
        return said;
    }

    private static long selects() throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
                var show = connection.createStatement();
                var row = show.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
