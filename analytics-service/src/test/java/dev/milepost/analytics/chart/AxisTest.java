package dev.milepost.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What stands along the edges of a chart: periods, ticks and labels. */
@NullUnmarked // what is missing fails the test
class AxisTest {
    @Test
    void gapsBetweenPeriodsAreFilled() {
        assertThat(Periods.filled(List.of("2026-11", "2027-02")))
                .containsExactly("2026-11", "2026-12", "2027-01", "2027-02");
        assertThat(Periods.filled(List.of("2026-Q3", "2027-Q1"))).containsExactly("2026-Q3", "2026-Q4", "2027-Q1");
        assertThat(Periods.filled(List.of("2026-W52", "2027-W01"))).containsExactly("2026-W52", "2026-W53", "2027-W01");
        assertThat(Periods.filled(List.of("1000-01", "9999-12"))).hasSize(2);
        assertThat(Periods.filled(Collections.emptyList())).isEmpty();
    }

    @Test
    void ticksAreRound() {
        assertThat(Ticks.of(0, 47, 5, true).values()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0);
        assertThat(Ticks.of(0, 0, 5, true).values()).containsExactly(0.0, 1.0);
        assertThat(Ticks.of(0, 1, 4, false).most()).isEqualTo(1);
        assertThat(Ticks.of(0, 1e12, 4, false).values()).hasSizeLessThan(8);
    }

    @Test
    void longLabelsAreShortened() throws IOException {
        assertThat(Labels.fit("Foundations", 12, 500)).isEqualTo("Foundations");
        String cut = Labels.fit("Foundations accepted by all", 12, 80);
        assertThat(cut).endsWith("…").startsWith("Found");
        assertThat(Labels.width(cut, 12)).isLessThanOrEqualTo(80);
        assertThat(Labels.fit("工程验收合格证书签署完成日期", 12, 80)).hasSizeLessThan(8);
    }
}
