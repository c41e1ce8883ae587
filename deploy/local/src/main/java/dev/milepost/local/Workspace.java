package dev.milepost.local;

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

    private static Path created(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
