package dev.milepost.milestone.evidence;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes in a directory: {@code <tenant>/<last two digits of the id>/<id>}. A file is written aside, forced to disk
 * and moved to its place in one step, so that a half-written one is never at its place.
 */
final class FileSystemStore implements ContentStore {
    private static final String INCOMING = ".incoming";

    private final Path root;

    FileSystemStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void put(Key key, Path file, String sha256) throws IOException {
        Path aside =
                Files.createDirectories(root.resolve(INCOMING)).resolve(key.id().toString());
        Path place = place(key);
        try {
            try (FileChannel out = FileChannel.open(aside, CREATE_NEW, WRITE);
                    InputStream in = Files.newInputStream(file)) {
                if (!Sha256.copy(in, Channels.newOutputStream(out)).equals(sha256)) {
                    throw new IOException("the bytes of " + key + " changed on their way");
                }
                out.force(true);
            }
            Path directory = Files.createDirectories(place.getParent());
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            for (Path changed = directory; changed != null && changed.startsWith(root); changed = changed.getParent()) {
                force(changed);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Makes the names in a directory as lasting as the bytes. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(Key key) throws IOException {
        return Files.newInputStream(place(key));
    }

    @Override
    public void delete(Key key) throws IOException {
        Files.deleteIfExists(place(key));
    }

    @Override
    public void olderThan(Instant moment, Consumer<List<Key>> sink) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Key> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.lastModifiedTime().toInstant().isBefore(moment)) {
                    Path relative = root.relativize(file);
                    Key key = keyOf(relative);
                    if (key != null) {
                        add(key);
                    } else if (relative.startsWith(INCOMING)) {
                        Files.deleteIfExists(file); // a crash left it behind
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // another replica was first
            }

            private void add(Key key) {
                boolean ofAnother =
                        !found.isEmpty() && !found.getLast().tenant().equals(key.tenant());
                if (ofAnother || found.size() == AT_ONCE) {
                    sink.accept(List.copyOf(found));
                    found.clear();
                }
                found.add(key);
            }
        });
        if (!found.isEmpty()) {
            sink.accept(found);
        }
    }

    private Path place(Key key) {
        String id = key.id().toString();
        return root.resolve(key.tenant()).resolve(id.substring(id.length() - 2)).resolve(id);
    }

    /** The key of a file at its place; null for anything else. */
    private static @Nullable Key keyOf(Path relative) {
        if (relative.getNameCount() != 3) {
            return null;
        }
        try {
            return new Key(
                    relative.getName(0).toString(),
                    UUID.fromString(relative.getFileName().toString()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
