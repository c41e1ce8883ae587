package dev.milepost.analytics.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // what is missing fails the test
class ChangePointsTest {
    @Test
    void findsAStepAndIsSureOfIt() {
        var found = ChangePoints.in(new double[] {5, 6, 5, 4, 5, 6, 12, 13, 11, 12, 13, 12});
        assertThat(found).isNotNull();
        assertThat(found.at()).isEqualTo(6);
        assertThat(found.before()).isLessThan(found.after());
        assertThat(found.probability()).isLessThan(0.01);
        assertThat(ChangePoints.in(new double[] {5, 6, 5, 4, 5, 6, 12, 13, 11, 12, 13, 12}))
                .isEqualTo(found);
    }

    @Test
    void isSeldomSureOfMereNoise() {
        Random random = new Random(8);
        int sure = 0;
        for (int run = 0; run < 40; run++) {
            double[] noise = random.doubles(24).toArray();
            sure += ChangePoints.in(noise).probability() < 0.05 ? 1 : 0;
        }
        assertThat(sure).isLessThanOrEqualTo(6); // 2 are to be expected
    }

    @Test
    void ofFewOrAlikeValuesItSaysNothing() {
        assertThat(ChangePoints.in(new double[] {1, 9, 1, 9, 1, 9, 1})).isNull();
        assertThat(ChangePoints.in(new double[] {3, 3, 3, 3, 3, 3, 3, 3, 3})).isNull();
    }
}
