package dev.milepost.alert.mailtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final Map<String, Object> VALUES = Map.of(
            "reader", "Ada", "about", "<b>Bridge</b> & \"road\"", "late", "", "link", "https://milepost.example");

    @Test
    void fills_in_what_there_is() {
        assertThat(Wording.text("Dear {reader},\n{about}{#if late} late{#else} in time{/if}", VALUES))
                .isEqualTo("Dear Ada,\n<b>Bridge</b> & \"road\" in time");
    }

    @Test
    void nothing_that_is_put_in_can_be_markup() {
        assertThat(Wording.html("<p>{about}</p>", VALUES))
                .isEqualTo("<p>&lt;b&gt;Bridge&lt;/b&gt; &amp; &quot;road&quot;</p>");
        assertThat(Wording.mistake("<p>{about.raw}</p>", true, VALUES)).isPresent();
        assertThat(Wording.mistake("<p>{about.safe}</p>", true, VALUES)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Dear {reader}; ''",
                "Dear {nobody}; line 1",
                "'Dear {reader},\n\n{#if late}\nlate'; line 4",
                "'Dear\n{/if}'; line 2",
                "'Dear\n{reader'; line 2",
                "'{#if about == ''missed''}\n{typo}{/if}'; line 2",
                "'{#if about == ''missed''}\n{#if !typo}x{/if}{/if}'; line 2",
                "'{#if about == ''missed''}\n{reader.length}{/if}'; line 2",
                "{#if !late && about != 'missed' || link eq null}{#if late}x{#else if 1 == 2}y{/if}{/if}; ''",
                "{size} {keys}; line 1",
                "{#if reader > 3}x{/if}; cannot be filled in: ",
            })
    void says_where_it_is_wrong(String wording, String where) {
        String found =
                Wording.mistake(wording.replace("\\n", "\n"), false, VALUES).orElse("");

        assertThat(found).startsWith(where);
        assertThat(found.isEmpty()).isEqualTo(where.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{#for i in 1000000000}x{/for}",
                "{#each reader}x{/each}",
                "{#include secret /}",
                "{#insert x /}",
                "{#let a=1}{a}{/let}",
                "{#eval reader /}",
                "{reader.getClass}",
                "{reader.length}",
                "{reader.class.name}",
                "{inject:caller}",
                "{config:secret}",
                "{str:format('x')}"
            })
    void has_nothing_else_of_the_language(String wording) {
        assertThat(Wording.mistake(wording, false, VALUES)).isPresent();
    }

    @Test
    void conditions_are_limited() {
        assertThat(Wording.mistake("{#if late}".repeat(51) + "{/if}".repeat(51), false, VALUES))
                .contains("has more than 50 conditions");
        assertThat(Wording.mistake("{#if late}".repeat(50) + "{/if}".repeat(50), false, VALUES))
                .isEmpty();
    }
}
