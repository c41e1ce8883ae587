package dev.milepost.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a chart may look like. */
@NullUnmarked // what is missing fails the test
class LookTest {
    @ParameterizedTest
    @CsvSource({
        "theme,PINK",
        "accent,red",
        "accent,#12345",
        "font,\"><script>",
        "width,10",
        "width,4001",
        "width,x",
        "height,-1",
        "lang,x_y_z_!"
    })
    void looksThatNobodyKnowsAreRefused(String name, String value) throws Exception {
        var asked = new LookParameters();
        LookParameters.class.getDeclaredField(name).set(asked, value);
        assertThatThrownBy(() -> Look.of(asked)).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void coloursCanBeTold(Theme theme) {
        for (String text : List.of(theme.text, theme.muted, theme.late)) {
            assertThat(contrast(text, theme.background)).as(text).isGreaterThan(4.5);
        }
        for (String data : List.of(theme.accent, theme.second, theme.done)) {
            assertThat(contrast(data, theme.background)).as(data).isGreaterThan(3);
        }
    }

    /** As WCAG 2.1 defines it. */
    private static double contrast(String one, String other) {
        double light = luminance(one) + 0.05;
        double dark = luminance(other) + 0.05;
        return Math.max(light, dark) / Math.min(light, dark);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
