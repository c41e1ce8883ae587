package dev.milepost.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneDue;
import dev.milepost.events.MilestoneDueEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookFilterTest {
    private static final String APPROVED = "dev.milepost.milestone.approved.v1";

    @Test
    void due_dates_are_bound_by_type_and_tag_of_their_milestone() {
        Event event = due(MilestoneType.PAYMENT, "site-a");

        assertThat(bound(List.of(MilestoneType.PAYMENT), List.of()).takes(event))
                .isTrue();
        assertThat(bound(List.of(MilestoneType.GATE), List.of()).takes(event)).isFalse();
        assertThat(bound(List.of(), List.of("site-b", "site-a")).takes(event)).isTrue();
        assertThat(bound(List.of(), List.of("site-b")).takes(event)).isFalse();
    }

    private static WebhookFilter bound(List<MilestoneType> types, List<String> tags) {
        return new WebhookFilter(List.of(), List.of(), types, tags);
    }

    private static Event due(MilestoneType type, String tag) {
        UUID contract = UUID.randomUUID();
        var due = new MilestoneDue(
                UUID.randomUUID(),
                contract,
                "C-1",
                "Bridge",
                "Shell complete",
                type,
                MilestoneStatus.PLANNED,
                LocalDate.EPOCH,
                7,
                "UTC",
                null,
                List.of(tag));
        return Event.of(
                UUID.randomUUID(),
                "/alert-service",
                EventType.MILESTONE_OVERDUE,
                due.id(),
                Instant.EPOCH,
                contract,
                1,
                "aurora",
                new MilestoneDueEvent(due));
    }

    @Test
    void a_pattern_covers_a_type_or_all_that_begin_so() {
        assertThat(WebhookFilter.covers(APPROVED, APPROVED)).isTrue();
        assertThat(WebhookFilter.covers("dev.milepost.milestone.*", APPROVED)).isTrue();
        assertThat(WebhookFilter.covers("*", APPROVED)).isTrue();
        assertThat(WebhookFilter.covers("dev.milepost.payment.*", APPROVED)).isFalse();
        assertThat(WebhookFilter.covers("dev.milepost.milestone.approved", APPROVED))
                .isFalse();
        assertThat(WebhookFilter.covers("", APPROVED)).isFalse();
    }
}
