package dev.milepost.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/problems.md has a section for each kind of problem, with its status, and none for any other. */
class ProblemTypeTest {
    private static final Pattern SECTION = Pattern.compile("(?m)^### (\\S+)\\nStatus (\\d+)\\. ");

    @Test
    void eachTypeHasItsSection() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("milepost.root"), "docs", "problems.md"));

        List<String> documented = SECTION.matcher(page)
                .results()
                .map(ProblemTypeTest::slugAndStatus)
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.slug() + " " + type.status())
                        .toList());
    }

    @Test
    void theAddressEndsWithTheSlug() {
        assertThat(ProblemType.INVALID_INPUT.uri()).hasToString("https://milepost.dev/problems/invalid-input");
    }

    private static String slugAndStatus(MatchResult section) {
        return section.group(1) + " " + section.group(2);
    }
}
