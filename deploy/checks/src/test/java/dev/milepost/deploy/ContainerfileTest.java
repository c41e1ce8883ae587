package dev.milepost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The image of a service, as far as it can be checked without building it. */
class ContainerfileTest {
    private static final List<String> INSTRUCTIONS = Project.read("deploy/container/Containerfile")
            .replace("\\\n", " ")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.replaceAll(" +", " "))
            .toList();

    @Test
    void theBaseHasATagAndTheProgramRunsAsANumberedUserThatIsNotRoot() {
        assertThat(INSTRUCTIONS.getFirst()).matches("FROM [a-z-]+:\\d+[a-z0-9.-]*");
        assertThat(INSTRUCTIONS.stream()
                        .filter(line -> line.startsWith("USER "))
                        .toList())
                .singleElement()
                .asString()
                .matches("USER [1-9]\\d*:[1-9]\\d*");
    }

    @Test
    void itCopiesAllPartsOfAPackagedServiceAndNothingElse() {
        assertThat(INSTRUCTIONS.stream().filter(line -> line.startsWith("COPY ")))
                .map(line -> line.split(" ")[1])
                .containsExactlyInAnyOrder("lib/", "quarkus/", "quarkus-run.jar", "app/");
    }

    @Test
    void itHoldsNoSecretAndWritesToTmpOnly() {
        assertThat(String.join("\n", INSTRUCTIONS))
                .doesNotContainPattern("(?i)password|secret|jaas|cursor_key")
                .contains("-Djava.io.tmpdir=/tmp", "-XX:MaxRAMPercentage=");
        assertThat(INSTRUCTIONS.getLast()).startsWith("ENTRYPOINT [\"java\"");
    }
}
