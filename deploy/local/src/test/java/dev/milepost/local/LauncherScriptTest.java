package dev.milepost.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script ./milepost, copied to a directory with spaces in its name, with JDKs that only say their version. */
class LauncherScriptTest {
    private static final String SYSTEM_PATH = "/usr/bin:/bin";

    @TempDir
    private Path directory;

    private Path root = Path.of("");

    @BeforeEach
    void copyScript() throws IOException {
        root = Files.createDirectory(directory.resolve("a place with spaces"));
        var script = Installation.locate().root().resolve("milepost");
        Files.copy(script, root.resolve("milepost"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void takes_the_jdk_of_java_home_and_understands_spaces() throws Exception {
        var result = run(Map.of("JAVA_HOME", jdk("25.0.1").toString()), "demo", "an argument");

        assertThat(result.output())
                .contains("JDK 25.0.1")
                .contains("<-Dmilepost.root=" + root + ">")
                .contains("<dev.milepost.local.demo.Demo>")
                .contains("<an argument>");
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "17.0.15", "24"})
    void looks_further_if_java_home_is_too_old(String version) throws Exception {
        var path = jdk("26").resolve("bin") + ":" + SYSTEM_PATH;

        var result = run(Map.of("JAVA_HOME", jdk(version).toString(), "PATH", path), "demo");

        assertThat(result.output()).contains("JDK 26");
    }

    @Test
    void follows_the_links_that_java_on_the_path_is() throws Exception {
        var bin = Files.createDirectories(directory.resolve("links"));
        Files.createSymbolicLink(bin.resolve("alternative"), jdk("27").resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("alternative"));

        var result = run(Map.of("JAVA_HOME", "", "PATH", bin + ":" + SYSTEM_PATH), "demo");

        assertThat(result.output()).contains("JDK 27");
    }

    @Test
    void help_names_every_command() throws Exception {
        assertThat(run(Map.of(), "help").output()).contains("up ", "demo ", "clock ", "test ", "bench ", "help ");
    }

    @Test
    void an_unknown_command_is_named() throws Exception {
        var result = run(Map.of(), "upp");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output()).contains("there is no command \"upp\"");
    }

    @ParameterizedTest
    @CsvSource({"+7d, P7D", "+12h, PT12H", "+2w, P14D"})
    void clock_tells_all_three_services(String step, String duration) throws Exception {
        var bodies = new CopyOnWriteArrayList<String>();
        var service = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        service.createContext("/dev/clock", exchange -> {
            bodies.add(exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        service.start();
        try {
            var port = Integer.toString(service.getAddress().getPort());

            var result = run(
                    Map.of(
                            "MILEPOST_PORT_MILESTONE", port,
                            "MILEPOST_PORT_ALERT", port,
                            "MILEPOST_PORT_ANALYTICS", port),
                    "clock",
                    step);

            assertThat(result.exit()).isZero();
            assertThat(bodies).hasSize(3).containsOnly("POST {\"advance\":\"%s\"}".formatted(duration));
        } finally {
            service.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7d", "+7", "-7d", "+7y", "+0d", "+1d2"})
    void clock_refuses_what_is_no_step(String step) throws Exception {
        var result = run(Map.of(), "clock", step);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output()).contains("clock needs a step such as");
    }

    private Path jdk(String version) throws IOException {
        var home = directory.resolve("jdk " + version);
        var bin = Files.createDirectories(home.resolve("bin"));
        var java = Files.writeString(bin.resolve("java"), """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%1$s" 2026-01-01' >&2; exit; fi
                echo 'JDK %1$s'
                printf '<%%s>\\n' "$@"
                """.formatted(version));
        var javac = Files.writeString(bin.resolve("javac"), "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        assertThat(javac.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private Result run(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(root.resolve("milepost").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int exit, String output) {}
}
