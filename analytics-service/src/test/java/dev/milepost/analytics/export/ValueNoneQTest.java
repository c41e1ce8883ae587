package dev.milepost.analytics.export;

import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.groups;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Copy;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.figure.Past;
import dev.milepost.analytics.figure.Story;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.CustomFieldType;
import dev.milepost.events.CustomFieldValue;
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

/** Two milestones whose team, tag and risk are "none", one that has nothing of these, and one with others. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ValueNoneQTest extends ServiceTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

    private final String tenant = "none-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final Story story = new Story(tenant, contract);

    @BeforeEach
    void milestones() {
        story.say(
                Past.START, EventType.CONTRACT_ACTIVATED, new ContractEvent(Made.contract(contract, contract), CHANGE));
        milestone("none");
        milestone("none");
        milestone(null);
        milestone("high");
        story.fold(consumer);
    }

    @Test
    void isAnotherThanNoValue() throws Exception {
        for (String by : List.of("team", "tag", "field:risk")) {
            for (String question : List.of("completion", "workload")) {
                var groups = groups(get(tenant, question + "?groupBy=" + by));
                assertThat(groups.keySet()).containsExactly(List.of("high"), List.of("none"), List.of("null"));
                for (var group : groups.entrySet()) {
                    int those = group.getKey().equals(List.of("none")) ? 2 : 1;
                    assertThat(group.getValue().get("milestones").asInt()).isEqualTo(those);
                    JsonNode list =
                            get(tenant, group.getValue().get("drillDown").asText());
                    assertThat(list.get("items")).as(by + group.getKey()).hasSize(those);
                }
            }
        }
        assertThat(asked("team=none")).isEqualTo(1);
        assertThat(asked("team='none'")).isEqualTo(2);
        assertThat(asked("team=%27none%27&team=none")).isEqualTo(3);
        assertThat(asked("field=risk:'none'&tag='none'")).isEqualTo(2);
        assertThat(asked("field=risk:none")).isEqualTo(1);
    }

    @Test
    void aFileInPartsHasEachOnce() {
        for (String by : List.of("team", "field:risk")) {
            var lines = Downloads.csv(
                    Downloads.get(token(tenant, "admin"), "exports/workload?groupBy=" + by + ",week", "*/*"));
            assertThat(lines.stream().map(line -> line.getField(by) + " " + line.getField("open")))
                    .as(by)
                    .containsExactly("high 1", "none 2", " 1");
        }
    }

    private int asked(String filter) throws Exception {
        return get(tenant, "completion?" + filter).get("milestones").asInt();
    }

    private void milestone(@Nullable String value) {
        story.say(
                Past.START,
                EventType.MILESTONE_CREATED,
                new MilestoneEvent(
                        Copy.with(
                                Made.milestone(
                                        contract, UUID.randomUUID(), contract, MilestoneStatus.PLANNED, DUE, null),
                                "team",
                                value,
                                "tags",
                                value == null ? List.of() : List.of(value),
                                "customFields",
                                value == null
                                        ? List.of()
                                        : List.of(new CustomFieldValue("risk", CustomFieldType.CHOICE, value))),
                        CHANGE));
    }
}
