package dev.milepost.local;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where one stack keeps its files: {@code data/<part>}, {@code logs/<part>.log} and {@code run/<part>} (the process
 * that runs). Two stacks with different workspaces and ports do not touch each other.
 */
public record Workspace(Path directory) {
    public Path data(String part) {
        return created(directory.resolve("data")).resolve(part);
    }

    public Path log(String part) {
        return created(directory.resolve("logs")).resolve(part + ".log");
    }

    Path run() {
        return created(directory.resolve("run"));
    }

    /** Forgets the data of all parts; logs stay. */
    public void deleteData() {
        Trees.delete(directory.resolve("data"));
    }

    /** Keeps each log of the run before as {@code <part>.previous.log}. */
    void putLogsAside() {
        try (var logs = Files.list(created(directory.resolve("logs")))) {
            for (var log : logs.toList()) {
                var name = log.getFileName().toString();
                if (!name.endsWith(".previous.log")) {
                    Files.move(log, log.resolveSibling(name.replace(".log", ".previous.log")), REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path created(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
