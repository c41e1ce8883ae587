package dev.milepost.benchmarks.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventStoryTest {
    @Test
    void aStreamIsGaplessReadableAndEndsAsItSays() {
        List<EventStory.Told> told = new EventStory("aurora", 1).contract();

        Map<UUID, MilestoneStatus> milestones = new HashMap<>();
        long sequence = 0;
        for (EventStory.Told one : told) {
            Event event = EventJson.read(one.json());
            assertThat(event.sequenceNumber()).isEqualTo(++sequence).isEqualTo(one.sequence());
            assertThat(event.partitionkey()).isEqualTo(one.stream());
            assertThat(event.chainhash()).isNotNull();
            assertThat(event.knownType()).isNotNull();
            if (event.data() instanceof MilestoneEvent data) {
                milestones.put(data.milestone().id(), data.milestone().status());
            }
        }
        assertThat(told).hasSize(EventStory.EVENTS);
        assertThat(EventJson.read(told.getFirst().json()).knownType()).isEqualTo(EventType.CONTRACT_CREATED);
        assertThat(milestones).hasSize(EventStory.MILESTONES);
        assertThat(milestones.values().stream().filter(MilestoneStatus.MET::equals))
                .hasSize(EventStory.MET);
    }
}
