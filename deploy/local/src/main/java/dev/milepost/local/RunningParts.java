package dev.milepost.local;

import java.util.ArrayList;
import java.util.List;

/** The parts that this JVM has started. Its end, by whatever signal but KILL, ends them in reverse order. */
final class RunningParts {
    private static final List<Part> PARTS = new ArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RunningParts::stopAll, "stop-local-stack"));
    }

    private RunningParts() {}

    static void add(Part part) {
        synchronized (PARTS) {
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
            parts = List.copyOf(PARTS).reversed();
        }
        parts.forEach(Part::stop);
    }
}
