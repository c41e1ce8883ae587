package dev.milepost.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void aSeedRepeatsChoicesAndIds() {
        Chance one = new Chance(ChanceTest.class, 7);
        Chance again = new Chance(ChanceTest.class, 7);
        assertThat(one.ids(3)).isEqualTo(again.ids(3)).doesNotHaveDuplicates();
        assertThat(one.nextInt(1_000_000)).isEqualTo(again.nextInt(1_000_000));
    }

    @Test
    void anotherTestOfTheSameSeedChoosesTheSameButMakesIdsOfItsOwn() {
        Chance one = new Chance(ChanceTest.class, 7);
        Chance other = new Chance(Chance.class, 7);
        assertThat(one.ids(1_000)).doesNotContainAnyElementsOf(other.ids(1_000));
        assertThat(IntStream.range(0, 100).map(i -> one.nextInt()))
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .map(i -> other.nextInt())
                        .boxed()
                        .toList());
    }

    @Test
    void idsAreOfTheVersionThatTheDatabaseSortsBy() {
        assertThat(new Chance(ChanceTest.class, 7).ids(100)).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }
}
