package dev.milepost.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"none", "'none'", "''none''", "'none", "none'", "''none'", "None", "none ", "'red'"})
    void whatIsWrittenIsReadAsTheSame(@Nullable String value) {
        assertThat(FilterText.value(FilterText.of(value))).isEqualTo(value);
    }

    @Test
    void onlyTheWordItselfIsWrittenInAnotherWay() {
        assertThat(FilterText.of(null)).isEqualTo("none");
        assertThat(FilterText.of("none")).isEqualTo("'none'");
        assertThat(FilterText.of("'none'")).isEqualTo("''none''");
        assertThat(FilterText.of("'red'")).isEqualTo("'red'");
        assertThat(FilterText.of("None")).isEqualTo("None");
        assertThat(FilterText.value("'red'")).isEqualTo("'red'");
    }
}
