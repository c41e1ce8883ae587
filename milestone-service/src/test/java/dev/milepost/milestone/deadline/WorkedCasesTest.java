package dev.milepost.milestone.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases worked by hand from their sources; docs/deadlines.md prints the same table. */
class WorkedCasesTest {
    private static final Path TABLE = Path.of("src/test/resources/deadlines/worked-cases.md");

    static Stream<WorkedCase> cases() throws IOException {
        return Files.readAllLines(TABLE).stream().skip(2).map(WorkedCase::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsWorkedByHand(WorkedCase worked) {
        assertThat(worked.compute())
                .as(worked.id() + ": " + worked.description())
                .isEqualTo(worked.result());
    }

    @Test
    void eachHasItsSourceAndItsOwnId() throws IOException {
        List<WorkedCase> cases = cases().toList();

        assertThat(cases)
                .hasSizeGreaterThanOrEqualTo(60)
                .allSatisfy(one -> assertThat(one.source()).isNotBlank());
        assertThat(cases.stream().map(WorkedCase::id)).doesNotHaveDuplicates();
    }

    @Test
    void thePageShowsThem() throws IOException {
        Path page = Path.of(System.getProperty("milepost.root"), "docs", "deadlines.md");

        assertThat(Files.readString(page)).contains(Files.readString(TABLE));
    }
}
