package dev.milepost.analytics.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptGroupsTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    private static final String FIRST = "/milestones?asOf=2027-03-01T08:00:00Z";
    private static final String SECOND = "/milestones?asOf=2027-03-01T08:00:00.5Z";
    private static final KeptGroups.Kept<List<Integer>> KEPT = new KeptGroups.Kept<>(List.of(
            new Group<>(Map.of("team", "Büro \"drillDown\":\"x"), 12, "&team=B%C3%BCro", List.of(1, 2)),
            new Group<>(Collections.singletonMap("team", null), 3, "&team=none", List.of())));

    /** What the list of an answer is in. */
    private record Answer(long milestones, List<Group<List<Integer>>> groups) {}

    @Test
    void isWrittenAsAnyListOfGroupsAsOfEachMoment() throws JsonProcessingException {
        for (String moment : List.of(FIRST, SECOND, FIRST)) {
            assertIsWrittenAsAnyList(new KeptGroups<>(KEPT, moment, Map.of()));
        }
    }

    @Test
    void isWrittenWithTheNamesAsTheyAreNow() throws JsonProcessingException {
        var unnamed = new KeptGroups<>(
                new KeptGroups.Kept<>(List.of(
                        new Group<>(Map.of("owner", "7", "week", "2027-W09"), 1, "&owner=7", List.of(1)),
                        new Group<>(Map.of("owner", "8", "week", "2027-W09"), 2, "&owner=8", List.of(2)))),
                FIRST,
                Map.of());
        for (String name : List.of("Ada", "Ada Łovelace \"drillDown\":\"", "Ada")) {
            KeptGroups<List<Integer>> named = unnamed.named(Map.of("owner", Map.of("7", name)));
            assertThat(named.getFirst().names()).containsExactly(Map.entry("owner", name));
            assertThat(named.getLast().names()).isEmpty();
            assertIsWrittenAsAnyList(named);
        }
    }

    @Test
    void ofNoneIsAnEmptyList() throws JsonProcessingException {
        assertIsWrittenAsAnyList(new KeptGroups<>(new KeptGroups.Kept<List<Integer>>(List.of()), FIRST, Map.of()));
    }

    private static void assertIsWrittenAsAnyList(KeptGroups<List<Integer>> groups) throws JsonProcessingException {
        String asAnyList = JSON.writeValueAsString(new Answer(15, List.copyOf(groups)));
        assertThat(JSON.valueToTree(new Answer(15, groups)).toString()).isEqualTo(asAnyList);
        assertThat(new String(JSON.writeValueAsBytes(new Answer(15, groups)), StandardCharsets.UTF_8))
                .isEqualTo(asAnyList);
    }
}
