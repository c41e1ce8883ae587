package dev.milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Work that only one process on the machine may do at a time, such as unpacking a shared archive. */
final class Locked {
    // A file lock belongs to the JVM, so threads of one JVM need a lock of their own.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private Locked() {}

    static void run(Path lockFile, Runnable work) {
        THREADS.lock();
        try {
            Files.createDirectories(lockFile.getParent());
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                work.run();
                assert lock.isValid();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            THREADS.unlock();
        }
    }
}
