package dev.milepost.analytics.history;

import static dev.milepost.analytics.Database.selects;
import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.figure.Story;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A batch of events is about many milestones; their rows are read with one statement, not with one for each. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ReadingOnceQTest extends ServiceTest {
    private static final String TENANT = "read-once";
    private static final UUID CONTRACT = UUID.fromString("0197a3c2-0000-7000-8000-00000000a001");
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
    private static final int MILESTONES = 99;

    @Test
    void manyMilestonesAreReadAtOnce() throws Exception {
        Story story = new Story(TENANT, CONTRACT)
                .say(BEGIN, EventType.CONTRACT_ACTIVATED, new ContractEvent(Made.contract(CONTRACT, CONTRACT), CHANGE));
        say(story, BEGIN, EventType.MILESTONE_CREATED, MilestoneStatus.PLANNED);
        story.fold(consumer);

        long least = Long.MAX_VALUE; // jobs read as well
        for (int i = 1; i <= 3; i++) {
            say(story, BEGIN.plusSeconds(60 * i), EventType.MILESTONE_UPDATED, MilestoneStatus.IN_PROGRESS);
            long before = selects();
            story.fold(consumer);
            least = Math.min(least, selects() - before);
        }

        assertThat(least).isLessThan(MILESTONES / 2);
        assertThat(get(TENANT, "workload?groupBy=type")
                        .at("/groups/0/figures/inProgress")
                        .asLong())
                .isEqualTo(MILESTONES);
    }

    private static void say(Story story, Instant at, EventType type, MilestoneStatus status) {
        for (int i = 0; i < MILESTONES; i++) {
            UUID id = new UUID(CONTRACT.getMostSignificantBits(), CONTRACT.getLeastSignificantBits() + i + 1);
            var milestone = Made.milestone(CONTRACT, id, CONTRACT, status, LocalDate.of(2026, 5, 1), null);
            story.say(at, type, new MilestoneEvent(milestone, CHANGE));
        }
    }
}
