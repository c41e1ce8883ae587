package dev.milepost.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.question.SmallTeams.Team;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallTeamsTest {
    @Test
    void teamsOfFewPeopleAreKeptBack() {
        assertThat(SmallTeams.names(
                        List.of(new Team("a", 2), new Team("b", 3), new Team("c", 5), new Team(null, 9)), 5))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theNextLargerOneIsKeptBackWithThemWhereTheyAreTooFewTogether() {
        assertThat(SmallTeams.names(List.of(new Team("a", 2), new Team("d", 8), new Team("c", 5)), 5))
                .containsExactlyInAnyOrder("a", "c");
        assertThat(SmallTeams.names(List.of(new Team(null, 1), new Team("c", 5), new Team("d", 5)), 5))
                .containsExactlyInAnyOrder(null, "c");
        assertThat(SmallTeams.names(List.of(new Team("a", 1)), 5)).containsExactly("a");
    }

    @Test
    void largeOnesAndWhatNobodyAnswersForAreNot() {
        assertThat(SmallTeams.names(List.of(new Team("c", 5), new Team("d", 6), new Team("nobody", 0)), 5))
                .isEmpty();
        assertThat(SmallTeams.names(List.of(), 5)).isEmpty();
    }
}
