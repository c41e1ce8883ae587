package dev.milepost.alert.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @SuppressWarnings("UnusedVariable") // read by its name
    private static final java.util.List<String> LANGUAGES = Words.LANGUAGES;

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void each_language_says_the_same_things(String language) throws IOException {
        assertThat(places(language)).isEqualTo(places("en"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de",
                "de-CH, fr;q=0.9 | de",
                "nl, fr-CA;q=0.8, en;q=0.5 | fr",
                "en;q=0.1, es | es",
                "nl | en",
                "* | en",
                ";;; | en",
                "'' | en"
            })
    void a_browser_gets_what_it_asks_for(String header, String language) {
        assertThat(Words.accepted(header).language()).isEqualTo(language);
    }

    @Test
    void who_asks_for_nothing_or_for_absurdly_much_gets_english() {
        assertThat(Words.accepted(null).language()).isEqualTo("en");
        assertThat(Words.accepted("de, ".repeat(1000)).language()).isEqualTo("en");
    }

    @Test
    void those_of_a_locale_are_made_once_and_a_few_hundred_at_most_are_kept() {
        Words german = Words.of(Locale.GERMANY);

        assertThat(Words.of(Locale.GERMANY)).isSameAs(german);
        assertThat(german.money(new BigDecimal("1234.5678"), "EUR")).isEqualTo("1.234,5678\u00a0€");
        assertThat(german.money(new BigDecimal("1234"), "JPY"))
                .as("no digits of the one before")
                .isEqualTo("1.234\u00a0¥");
        for (int i = 0; i < 2000; i++) {
            Words.of(Locale.of("en", "", "variant" + i));
        }
        Locale another = Locale.of("en", "", "another");
        assertThat(Words.of(another)).isNotSameAs(Words.of(another));
        assertThat(Words.of(Locale.GERMANY)).isSameAs(german);
    }

    /** The placeholders of each text, by its key. */
    private static TreeMap<String, Object> places(String language) throws IOException {
        Properties words = new Properties();
        try (var in = Words.class.getResourceAsStream("/messages/mail_" + language + ".properties")) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        var places = new TreeMap<String, Object>();
        words.forEach((key, text) -> places.put(
                key.toString(),
                PLACE.matcher(text.toString()).results().map(MatchResult::group).collect(Collectors.toSet())));
        return places;
    }
}
