package dev.milepost.alert.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarliestTest {
    private record One(int day, int number) {}

    @Test
    void of_very_many_the_first_are_found_and_few_are_held() {
        var random = new Random(20261123);
        List<One> all = IntStream.range(0, 100_000)
                .mapToObj(i -> new One(random.nextInt(500), i))
                .toList();
        var earliest = new Earliest<>(Comparator.comparing(One::day), 1001);

        for (One one : all) {
            earliest.add(one);
            assertThat(earliest.held()).isLessThanOrEqualTo(2002);
        }

        assertThat(earliest.all())
                .isEqualTo(all.stream()
                        .sorted(Comparator.comparing(One::day))
                        .limit(1001)
                        .toList());
    }

    @Test
    void of_few_all_are_there() {
        var earliest = new Earliest<Integer>(Comparator.naturalOrder(), 1001);
        List.of(3, 1, 2).forEach(earliest::add);

        assertThat(earliest.all()).containsExactly(1, 2, 3);
    }
}
