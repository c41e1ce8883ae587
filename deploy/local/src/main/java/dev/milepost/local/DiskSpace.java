package dev.milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to start where the disk would soon be full: databases that meet a full disk lose their temper. */
final class DiskSpace {
    private static final long GIBIBYTE = 1L << 30;
    private static final long NEEDED = 2 * GIBIBYTE;

    private DiskSpace() {}

    static void require(Path directory) {
        try {
            require(directory, Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void require(Path directory, long usable) {
        if (usable < NEEDED) {
            throw new StackException(
                    "The disk of %s has %.1f GiB left, but Milepost needs %d GiB: make room and try again."
                            .formatted(directory, (double) usable / GIBIBYTE, NEEDED / GIBIBYTE));
        }
    }
}
