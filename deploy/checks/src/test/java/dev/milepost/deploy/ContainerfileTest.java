package dev.milepost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void itsClassPathHasEveryJarAndFirstWhatQuarkusChanged(@TempDir Path image) throws Exception {
        for (String jar : List.of(
                "app/service.jar",
                "lib/boot/first.jar",
                "lib/main/second.jar",
                "quarkus/generated-bytecode.jar",
                "quarkus/transformed-bytecode.jar")) {
            Files.createDirectories(image.resolve(jar).getParent());
            Files.createFile(image.resolve(jar));
        }
        String writes = INSTRUCTIONS.stream()
                .filter(line -> line.startsWith("RUN cd /milepost &&"))
                .findFirst()
                .orElseThrow()
                .substring("RUN ".length())
                .replace("/milepost", image.toString());

        int end = new ProcessBuilder("sh", "-c", writes).inheritIO().start().waitFor();

        assertThat(end).isZero();
        assertThat(Files.readAllLines(image.resolve("start.args")))
                .containsSequence(
                        "-cp",
                        Stream.of(
                                        "quarkus/transformed-bytecode.jar",
                                        "quarkus/generated-bytecode.jar",
                                        "app/service.jar",
                                        "lib/boot/first.jar",
                                        "lib/main/second.jar")
                                .map(jar -> image + "/" + jar)
                                .collect(Collectors.joining(":")),
                        "io.quarkus.runner.GeneratedMain");
    }

    @Test
    void itStartsWithTheCacheThatItMade() {
        assertThat(INSTRUCTIONS)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("RUN")
                        .contains("-XX:AOTCacheOutput=/milepost/start.aot", "@start.args", "test -s start.aot"));
        assertThat(INSTRUCTIONS.getLast()).contains("-XX:AOTCache=/milepost/start.aot", "@/milepost/start.args");
    }

    @Test
    void itHoldsNoSecretAndWritesToTmpOnly() {
        assertThat(String.join("\n", INSTRUCTIONS))
                .doesNotContainPattern("(?i)password|secret|jaas|cursor_key")
                .contains("-Djava.io.tmpdir=/tmp", "-XX:MaxRAMPercentage=");
        assertThat(INSTRUCTIONS.getLast()).startsWith("ENTRYPOINT [\"java\"");
    }
}
