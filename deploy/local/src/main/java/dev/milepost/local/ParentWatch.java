package dev.milepost.local;

import java.io.IOException;

/** Ends this JVM with the one that started it, however that one ended. For the mains of Kafka and the mail server. */
public final class ParentWatch {
    private ParentWatch() {}

    /** The parent holds the other end of the standard input and writes nothing; the operating system closes it. */
    public static void endWithParent() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is expected.
                }
            } catch (IOException e) {
                // The same as its end.
            }
            System.exit(0);
        });
    }
}
