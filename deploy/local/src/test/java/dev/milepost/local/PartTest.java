package dev.milepost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    @TempDir
    private Path directory;

    private Workspace workspace = new Workspace(Path.of(""));

    @BeforeEach
    void inDirectoryOfItsOwn() {
        workspace = new Workspace(directory);
    }

    @Test
    void a_taken_port_is_named_with_the_variable_that_changes_it() throws Exception {
        var port = Ports.free();
        var mail = new LocalMail(Installation.locate(), workspace, Ports.free(), port);

        try (var taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(mail::start)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Port %d, which mail needs, is taken".formatted(port))
                    .hasMessageContaining("MILEPOST_PORT_MAILBOX");
        }
        assertThat(mail.isRunning()).isFalse();
    }

    @Test
    void a_part_that_ends_at_its_start_is_named_with_its_log() {
        var part = new Script("echo 'no licence to run'; exit 3", false);

        assertThatThrownBy(part::start)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("script ended while it started (exit code 3)")
                .hasMessageContaining(part.log().toString());
        assertThat(part.log()).content().contains("no licence to run");
    }

    @Test
    void a_part_that_is_never_ready_is_ended() {
        var part = new Script("exec sleep 60", false);

        assertThatThrownBy(part::start).hasMessageContaining("script was not ready after 1 s");
        assertThat(part.isRunning()).isFalse();
    }

    @Test
    void a_service_that_was_not_packaged_says_how_to() {
        var elsewhere = new Installation(directory);
        var service = new LocalService(elsewhere, workspace, "alert", Ports.free(), Map.of());

        assertThatThrownBy(service::start)
                .hasMessageContaining("alert-service/target/quarkus-app/quarkus-run.jar is missing")
                .hasMessageContaining("mvn package");
    }

    @Test
    void ctrl_c_in_the_terminal_does_not_end_a_part_but_stop_does() throws Exception {
        var part = new Script("exec sleep 60", true);
        part.start();

        new ProcessBuilder("kill", "-INT", Long.toString(part.pid())).start().waitFor();
        new ProcessBuilder("kill", "-HUP", Long.toString(part.pid())).start().waitFor();
        assertThat(part.onExit()).isNotDone();

        part.stop();
        assertThat(part.isRunning()).isFalse();
    }

    @Test
    void left_overs_of_a_dead_launcher_are_ended_and_nothing_else() throws Exception {
        var leftOver = new ProcessBuilder("sleep", "60").start();
        var stranger = new ProcessBuilder("sleep", "60").start();
        var launcher = new ProcessBuilder("true").start();
        launcher.waitFor();
        try {
            var dead = launcher.pid() + " 2020-01-01T00:00:00Z";
            var started = leftOver.info().startInstant().orElseThrow();
            record("mariadb", leftOver.pid() + " " + started, dead);
            record("kafka", stranger.pid() + " 2020-01-01T00:00:00Z", dead);

            Leftovers.end(workspace);

            assertThat(leftOver.waitFor(Duration.ofSeconds(10))).isTrue();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(workspace.run()).isEmptyDirectory();
        } finally {
            leftOver.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_second_launcher_is_refused() {
        try (var part = new Script("exec sleep 60", true)) {
            part.start();

            assertThatThrownBy(() -> Leftovers.end(workspace))
                    .hasMessageContaining("runs already")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(part.isRunning()).isTrue();
        }
    }

    private void record(String part, String process, String launcher) throws Exception {
        Files.writeString(workspace.run().resolve(part), process + "\n" + launcher + "\n");
    }

    /** A part that is a line of shell. */
    private final class Script extends Part {
        private final String line;
        private final boolean ready;

        Script(String line, boolean ready) {
            super("script", PartTest.this.workspace);
            this.line = line;
            this.ready = ready;
        }

        @Override
        protected List<Port> ports() {
            return List.of();
        }

        @Override
        protected ProcessBuilder command() {
            return new ProcessBuilder("/bin/sh", "-c", line);
        }

        @Override
        protected boolean isReady() {
            return ready;
        }

        @Override
        protected Duration patience() {
            return Duration.ofSeconds(1);
        }
    }
}
