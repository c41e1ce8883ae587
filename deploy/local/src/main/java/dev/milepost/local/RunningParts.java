package dev.milepost.local;

import java.util.ArrayList;
import java.util.List;

/** The parts that this JVM has started. Its end, by whatever signal but KILL, ends them in reverse order. */
final class RunningParts {
    private static final List<Part> PARTS = new ArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RunningParts::stopAll, "stop-local-stack"));
    }

    private static volatile boolean stopping;

    private RunningParts() {}

    /** Whether this JVM is at its end, so that a part that ends is no news. */
    static boolean stopping() {
        return stopping;
    }

    /** Refuses a part that is started while all are being stopped: nobody would stop it. */
    static void add(Part part) {
        synchronized (PARTS) {
            if (stopping) {
                throw new StackException("Milepost is being stopped.");
            }
            PARTS.remove(part);
            PARTS.add(part);
        }
    }

    static void remove(Part part) {
        synchronized (PARTS) {
            PARTS.remove(part);
        }
    }

    private static void stopAll() {
        List<Part> parts;
        synchronized (PARTS) {
            stopping = true;
            parts = List.copyOf(PARTS).reversed();
        }
        parts.forEach(Part::stop);
    }
}
