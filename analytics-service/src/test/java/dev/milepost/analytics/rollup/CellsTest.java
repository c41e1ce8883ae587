package dev.milepost.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsTest {
    private int made;

    @Test
    void whatIsMadeOfKeptOnesIsMadeOnceForEachOfAFewKeys() {
        Cells cells = Cells.kept(List.of(Map.of()));
        for (int round = 0; round < 3; round++) {
            for (String key : List.of("a", "b", "c", "d")) {
                assertThat(make(cells, key)).isEqualTo(key);
            }
        }
        assertThat(made).isEqualTo(4);

        make(cells, "e"); // and "a", which was asked for the longest ago, is forgotten
        make(cells, "b");
        assertThat(made).isEqualTo(5);
        make(cells, "a");
        assertThat(made).isEqualTo(6);
    }

    @Test
    void whatIsMadeOfOthersIsNotKept() {
        Cells cells = Cells.once(List.of(Map.of()));
        make(cells, "a");
        make(cells, "a");
        assertThat(made).isEqualTo(2);
    }

    @Test
    void whatIsOlderIsForgottenWhenSomethingNewerIsMade() {
        Cells cells = Cells.kept(List.of(Map.of()));
        Instant quarter = Instant.parse("2027-03-01T08:00:00Z");
        Instant next = quarter.plusSeconds(900);
        make(cells, quarter, "a");
        make(cells, quarter, "b");
        make(cells, next, "a");
        assertThat(made).isEqualTo(3);
        make(cells, next, "a");
        assertThat(made).isEqualTo(3);
        make(cells, quarter, "b"); // asked for with its moment
        assertThat(made).isEqualTo(4);
        make(cells, quarter, "b");
        make(cells, next, "a");
        assertThat(made).isEqualTo(4);
    }

    private String make(Cells cells, String key) {
        return make(cells, Instant.EPOCH, key);
    }

    private String make(Cells cells, Instant since, String key) {
        return cells.make(String.class, since, key, () -> {
            made++;
            return key;
        });
    }
}
