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

    /** Short series and long ones, many values that are alike, and such that differ little for their size. */
    @Test
    void theProbabilityIsThatOfShufflingOneAfterTheOther() {
        Random random = new Random(3);
        for (int n : new int[] {8, 13, 40, 61, 90}) {
            for (double size : new double[] {0, 1_000}) {
                double[] rates =
                        random.ints(n, 0, 5).mapToDouble(i -> size + i / 4.0).toArray();
                assertThat(ChangePoints.in(rates).probability()).isEqualTo(shuffled(rates));
            }
        }
    }

    private static double shuffled(double[] values) {
        Random random = new Random(20_270_301);
        double strength = strongest(values);
        double[] shuffled = values.clone();
        int asStrong = 1;
        for (int shuffle = 0; shuffle < 9_999; shuffle++) {
            for (int i = shuffled.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double swap = shuffled[i];
                shuffled[i] = shuffled[j];
                shuffled[j] = swap;
            }
            asStrong += strongest(shuffled) >= strength - 1e-12 ? 1 : 0;
        }
        return asStrong / 10_000.0;
    }

    private static double strongest(double[] values) {
        double most = 0;
        for (int at = 2; at <= values.length - 2; at++) {
            double before = java.util.Arrays.stream(values, 0, at).average().orElseThrow();
            double after =
                    java.util.Arrays.stream(values, at, values.length).average().orElseThrow();
            double distance = before - after;
            most = Math.max(most, distance * distance * at * (values.length - at) / values.length);
        }
        return most;
    }
}
