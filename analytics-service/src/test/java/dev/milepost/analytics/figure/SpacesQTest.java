package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.groups;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.ServiceTest;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams and tags with spaces at the end are those without, and such of blanks are none: each group has a link to its own. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class SpacesQTest extends ServiceTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

    private final String tenant = "spaces-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final Story story = new Story(tenant, contract);

    @BeforeEach
    void milestones() {
        story.say(
                Past.START, EventType.CONTRACT_ACTIVATED, new ContractEvent(Made.contract(contract, contract), CHANGE));
        milestone("crew", List.of("urgent"));
        milestone("crew ", List.of("urgent  ", "urgent"));
        milestone("  ", List.of(" "));
        milestone("\t", List.of());
        milestone(null, List.of());
        story.fold(consumer);
    }

    @Test
    void tellNoValuesApart() throws Exception {
        for (String by : List.of("team", "tag")) {
            String value = by.equals("team") ? "crew" : "urgent";
            for (String question : List.of("completion?groupBy=" + by, "completion?groupBy=" + by + ",field:colour")) {
                var groups = groups(get(tenant, question));
                assertThat(groups.keySet().stream().map(List::getFirst)).containsExactly(value, "null");
                for (var group : groups.entrySet()) {
                    int those = group.getKey().getFirst().equals(value) ? 2 : 3;
                    assertThat(group.getValue().get("milestones").asInt()).isEqualTo(those);
                    assertThat(get(tenant, group.getValue().get("drillDown").asText())
                                    .get("items"))
                            .as(question + group.getKey())
                            .hasSize(those);
                }
            }
            for (String spaces : List.of("", "%20", "%20%20")) {
                for (String question : List.of("completion?", "milestones?", "completion?groupBy=field:colour&")) {
                    var answer = get(tenant, question + by + "=" + value + spaces);
                    int found = answer.has("items")
                            ? answer.get("items").size()
                            : answer.get("milestones").asInt();
                    assertThat(found).as(question + by + spaces).isEqualTo(2);
                }
            }
            assertThat(get(tenant, "completion?" + by + "=none%20")
                            .get("milestones")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void capitalsTellValuesApart() throws Exception {
        milestone("Crew", List.of("Urgent"));
        story.fold(consumer);

        for (String by : List.of("team", "tag")) {
            for (String question : List.of("completion?groupBy=" + by, "completion?groupBy=" + by + ",field:colour")) {
                assertThat(groups(get(tenant, question)).keySet().stream().map(List::getFirst))
                        .as(question)
                        .containsExactlyInAnyOrderElementsOf(
                                by.equals("team")
                                        ? List.of("crew", "Crew", "null")
                                        : List.of("urgent", "Urgent", "null"));
            }
        }
    }

    private void milestone(@Nullable String team, List<String> tags) {
        story.say(
                Past.START,
                EventType.MILESTONE_CREATED,
                new MilestoneEvent(
                        Copy.with(
                                Made.milestone(
                                        contract, UUID.randomUUID(), contract, MilestoneStatus.PLANNED, DUE, null),
                                "team",
                                team,
                                "tags",
                                tags),
                        CHANGE));
    }
}
