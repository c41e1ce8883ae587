package dev.milepost.benchmarks.peers;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How late each piece of work was, in microseconds. */
final class Lateness {
    private final List<Long> micros = new ArrayList<>();

    synchronized void add(Instant due, Instant done) {
        micros.add(ChronoUnit.MICROS.between(due, done));
    }

    synchronized void clear() {
        micros.clear();
    }

    /** All of it, with a space between. */
    synchronized String text() {
        var text = new StringBuilder();
        for (long one : micros) {
            text.append(one).append(' ');
        }
        return text.toString().strip();
    }
}
