package dev.milepost.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final String QUERY = "aurora\nmilestones?status=MET&sort=dueDate";
    private static final List<@Nullable String> KEY = Arrays.asList("2027-03-01", null, "0198f3a2");

    private final Cursors cursors = new Cursors(new ObjectMapper(), () -> "a secret");
    private final String cursor = cursors.write(QUERY, KEY);

    @Test
    void givesBackTheSortKey() {
        assertThat(cursors.read(QUERY, cursor)).isEqualTo(KEY);
        assertThat(new Cursors(new ObjectMapper(), () -> "a secret").read(QUERY, cursor))
                .as("in another replica")
                .isEqualTo(KEY);
    }

    @Test
    void everyChangedCharacterIsRefused() {
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'Q' : 'A'; // they differ in bits that no padding swallows
            assertRefused(QUERY, cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
    }

    @Test
    void contentOfOnesOwnIsRefused() {
        String content = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("[\"2020-01-01\"]".getBytes(StandardCharsets.UTF_8));
        assertRefused(QUERY, content + cursor.substring(cursor.indexOf('.')));
        assertRefused(QUERY, content + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "borealis\nmilestones?status=MET&sort=dueDate",
                "aurora\nmilestones?status=MET&sort=-dueDate",
                "aurora\nmilestones?status=OPEN&sort=dueDate",
                "aurora\ncontracts?status=MET&sort=dueDate"
            })
    void isGoodForItsOwnListOnly(String other) {
        assertRefused(other, cursor);
    }

    @Test
    void anotherSecretRefusesIt() {
        assertThatThrownBy(() -> new Cursors(new ObjectMapper(), () -> "another").read(QUERY, cursor))
                .isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ".", "..", "a.b.c", "%%%.%%%", "null", "W10"})
    void whatIsNoCursorIsRefused(String text) {
        assertRefused(QUERY, text);
    }

    private void assertRefused(String query, String text) {
        assertThatThrownBy(() -> cursors.read(query, text))
                .as(text)
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(400);
                    assertThat(problem.getType()).hasToString("https://milepost.dev/problems/invalid-cursor");
                });
    }
}
