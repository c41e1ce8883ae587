package dev.milepost.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.question.Against;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** (0.2² · 4 + 0.8² · 1 + 0.1² · 5) / 10 = 0.085; 6 of 10 were late. */
    @Test
    void theScoreIsTheMeanSquare() {
        var score = new Calibration.Score();
        score.add(0.2, false, 4);
        score.add(0.2, true, 1);
        score.add(0.9, true, 5);
        Calibration calibration = score.of(Instant.EPOCH, Against.CURRENT, List.of(Instant.EPOCH), List.of("/x"));
        assertThat(calibration.brierScore()).isEqualByComparingTo("0.085");
        assertThat(calibration.brierScoreOfShare()).isEqualByComparingTo("0.24");
        assertThat(calibration.forecasts()).isEqualTo(10);
        assertThat(calibration.bins()).hasSize(2);
        assertThat(calibration.bins().getFirst().from()).isEqualByComparingTo("0.2");
        assertThat(calibration.bins().getFirst().late()).isEqualByComparingTo("0.2");
        assertThat(calibration.bins().getLast().said()).isEqualByComparingTo("0.9");
        assertThat(calibration.bins().getLast().late()).isEqualByComparingTo("1");
    }

    /** 1 - 0.8 is less than 0.2. */
    @Test
    void exactTenthsAreInTheBinTheyBegin() {
        for (int tenths = 1; tenths < 10; tenths++) {
            Spread spread = new Spread(new TreeMap<>(Map.of(0, 10.0 - tenths, 5, (double) tenths)));
            var score = new Calibration.Score();
            score.add(spread.late(), true, 1);
            assertThat(score.of(Instant.EPOCH, Against.CURRENT, List.of(), List.of())
                            .bins())
                    .singleElement()
                    .satisfies(bin -> assertThat(bin.from()).isEqualByComparingTo(bin.said()));
        }
    }

    /** The weight of the later days is less than the digits of the sum. */
    @Test
    void whatIsTooRareToBeCountedIsExpectedToday() {
        Spread left = new Spread(new TreeMap<>(Map.of(-5, 1e20, 3, 1e-5))).from(0);
        assertThat(left.late()).isZero();
        assertThat(left.quantile(0.8)).isZero();
    }

    @Test
    void ofNothingItSaysNothing() {
        Calibration none = new Calibration.Score().of(Instant.EPOCH, Against.CURRENT, List.of(), List.of());
        assertThat(none.brierScore()).isNull();
        assertThat(none.basis()).isEqualTo(Basis.NOT_ENOUGH_HISTORY);
    }
}
