package dev.milepost.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MadeUpTest {
    @Test
    void eachRunMakesUpTheSame() {
        assertThat(sample(new MadeUp(1))).isEqualTo(sample(new MadeUp(1)));
    }

    @Test
    void idsAreUniqueAndVersionSevenAndGrow() {
        var madeUp = new MadeUp(1);
        List<UUID> ids = IntStream.range(0, 10_000).mapToObj(i -> madeUp.id()).toList();

        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(ids.stream().map(UUID::getMostSignificantBits).toList()).isSorted();
    }

    @Test
    void aWeightOfNothingIsNeverChosen() {
        var madeUp = new MadeUp(1);
        var chosen = IntStream.range(0, 1_000)
                .mapToObj(i -> madeUp.oneOf(List.of("a", "b", "c"), List.of(1, 0, 3)))
                .toList();

        assertThat(chosen).contains("a", "c").doesNotContain("b");
        assertThat(Collections.frequency(chosen, "c")).isGreaterThan(Collections.frequency(chosen, "a"));
    }

    @Test
    void pagesDifferButAreTheSameInEachRun() {
        assertThat(PageWork.queries()).isEqualTo(PageWork.queries());
        assertThat(PageWork.queries().stream().distinct().count()).isGreaterThan(800);
    }

    private static List<Object> sample(MadeUp madeUp) {
        return List.of(madeUp.id(), madeUp.title(), madeUp.description(), madeUp.below(1_000_000));
    }
}
