package dev.milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes whose launcher was killed before it could end them. Each running part has a file in {@code run/} with its
 * process and its launcher. A process is known by id and start time, as ids are used again.
 */
final class Leftovers {
    // The operating system tells start times relative to its boot, which the clock's corrections move a little.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private Leftovers() {}

    static void record(Workspace workspace, String part, ProcessHandle process) throws IOException {
        Files.writeString(
                workspace.run().resolve(part), identity(process) + "\n" + identity(ProcessHandle.current()) + "\n");
    }

    static void forget(Workspace workspace, String part) {
        try {
            Files.deleteIfExists(workspace.run().resolve(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what a dead launcher left behind in the workspace; refuses if the launcher is alive. */
    static void end(Workspace workspace) {
        try (var files = Files.list(workspace.run())) {
            for (var file : files.toList()) {
                end(workspace, file);
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Workspace workspace, Path file) throws IOException {
        var lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            return;
        }
        find(lines.get(1)).ifPresent(launcher -> {
            throw new StackException("Milepost runs already in %s (process %d): stop it first."
                    .formatted(workspace.directory(), launcher.pid()));
        });
        find(lines.get(0)).ifPresent(Leftovers::end);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String identity(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static Optional<ProcessHandle> find(String identity) {
        var words = identity.split(" ");
        var recorded = Instant.parse(words[1]);
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(start -> Duration.between(recorded, start).abs().compareTo(TOLERANCE) < 0)
                        .isPresent());
    }
}
