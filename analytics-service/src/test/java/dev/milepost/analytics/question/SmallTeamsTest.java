package dev.milepost.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmallTeamsTest {
    private final Map<@Nullable String, Set<UUID>> teams = new HashMap<>();

    /** People who answer in no other team. */
    private void team(@Nullable String name, int people) {
        teams.put(
                name,
                IntStream.range(0, people).mapToObj(i -> UUID.randomUUID()).collect(Collectors.toSet()));
    }

    @Test
    void teamsOfFewPeopleAreKeptBack() {
        team("a", 2);
        team("b", 3);
        team("c", 5);
        team(null, 9);
        assertThat(SmallTeams.names(teams, 5)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theNextLargerOneIsKeptBackWithThemWhereTheyAreTooFewTogether() {
        team("a", 2);
        team("d", 8);
        team("c", 5);
        assertThat(SmallTeams.names(teams, 5)).containsExactlyInAnyOrder("a", "c");
        teams.clear();
        team(null, 1);
        team("c", 5);
        team("d", 5);
        assertThat(SmallTeams.names(teams, 5)).containsExactlyInAnyOrder(null, "c");
        teams.clear();
        team("a", 1);
        assertThat(SmallTeams.names(teams, 5)).containsExactly("a");
    }

    /** All less those of the crew are one person's, however many teams that is. */
    @Test
    void whoAnswersInSeveralTeamsIsOnePerson() {
        Set<UUID> anna = Set.of(UUID.randomUUID());
        for (int i = 1; i <= 5; i++) {
            teams.put("t" + i, anna);
        }
        team("crew", 6);
        team("yard", 7);
        assertThat(SmallTeams.names(teams, 5)).containsExactlyInAnyOrder("t1", "t2", "t3", "t4", "t5", "crew");
    }

    @Test
    void largeOnesAndWhatNobodyAnswersForAreNot() {
        team("c", 5);
        team("d", 6);
        assertThat(SmallTeams.names(teams, 5)).isEmpty();
        assertThat(SmallTeams.names(Map.of(), 5)).isEmpty();
    }
}
