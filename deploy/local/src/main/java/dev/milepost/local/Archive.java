package dev.milepost.local;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipFile;

/** A zip or jar that is unpacked once and then shared by every stack on the machine. */
final class Archive {
    private Archive() {}

    /** The directory with the archive's content: a child of {@code parent} with the archive's name. */
    static Path unpackOnce(Path archive, Path parent) {
        var name = archive.getFileName().toString();
        var target = parent.resolve(name.substring(0, name.lastIndexOf('.')));
        if (!Files.isDirectory(target)) {
            Locked.run(parent.resolve("unpack.lock"), () -> {
                if (!Files.isDirectory(target)) {
                    unpack(archive, target);
                }
            });
        }
        return target;
    }

    /** Unpacks beside the target and renames at the end, so that an interrupted run leaves nothing half done. */
    private static void unpack(Path archive, Path target) {
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        Trees.delete(unfinished);
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var file = unfinished.resolve(entry.getName()).normalize();
                var parent = requireNonNull(file.getParent());
                if (!file.startsWith(unfinished)) {
                    throw new IOException("an entry leaves its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(parent);
                try (var in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                // A zip read by Java has no permissions; the programs are all in a bin directory.
                if (parent.endsWith("bin")) {
                    file.toFile().setExecutable(true);
                }
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException(
                    "%s cannot be unpacked (%s): delete it, delete its folder in ~/.m2/repository, and try again."
                            .formatted(archive, e.getMessage()),
                    e);
        }
    }
}
