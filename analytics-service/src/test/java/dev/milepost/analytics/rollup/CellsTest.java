package dev.milepost.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

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

    private String make(Cells cells, String key) {
        return cells.make(String.class, key, () -> {
            made++;
            return key;
        });
    }
}
