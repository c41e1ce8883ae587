package dev.milepost.kit.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What commits of this replica hand to its relay, which then need not read it from the database again. A commit tells of
 * itself after it has let go of its stream, so that two of them may come in the wrong order, and other replicas write to
 * the same streams: a row goes out from here only when the one before it in its stream has. Whatever is not certain is
 * looked up, which finds everything.
 */
final class Committed {
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_STREAMS = 10_000;

    private final Queue<OutboxRows.Row> rows = new ArrayBlockingQueue<>(MOST_ROWS);
    private final AtomicBoolean mustLook = new AtomicBoolean();
    private volatile boolean wanted;

    /** The sequence sent last, of the streams that were busy most recently; only the relay's thread uses it. */
    private final Map<String, Long> sent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_STREAMS;
        }
    };

    /** Takes a row whose transaction has committed; false when nobody here wants it. */
    boolean offer(OutboxRows.Row row) {
        if (wanted && !rows.offer(row)) {
            mustLook.set(true);
        }
        return wanted;
    }

    /** Has the relay look into the database; false when nobody here does. */
    boolean look() {
        mustLook.set(true);
        return wanted;
    }

    /** Begins anew: nothing is known of any stream, and all that is there has to be looked up. */
    void begin() {
        rows.clear();
        sent.clear();
        wanted = true;
        mustLook.set(true);
    }

    /** Takes nothing more. */
    void end() {
        wanted = false;
    }

    /** What may go out now, in order. */
    List<OutboxRows.Row> next() {
        List<OutboxRows.Row> next = new ArrayList<>();
        Map<String, Long> last = new LinkedHashMap<>();
        for (OutboxRows.Row row = rows.poll(); row != null; row = rows.poll()) {
            Long before = last.getOrDefault(row.stream(), sent.get(row.stream()));
            if (before == null || row.sequence() > before + 1) {
                mustLook.set(true);
            } else if (row.sequence() == before + 1) {
                next.add(row);
                last.put(row.stream(), row.sequence());
            } // else a look was faster
        }
        return next;
    }

    /** Whether something is in the database that was not handed over; asked once, it is as good as looked up. */
    boolean mustLook() {
        return mustLook.getAndSet(false);
    }

    /** Notes that {@code row} set out. */
    void sent(OutboxRows.Row row) {
        sent.put(row.stream(), row.sequence());
    }

    /** Notes that {@code row} did not: what follows it in its stream is for the database to say. */
    void failed(OutboxRows.Row row) {
        sent.remove(row.stream());
    }
}
