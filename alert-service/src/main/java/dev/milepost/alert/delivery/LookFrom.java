package dev.milepost.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * From where on a claim looks for what is due. A queue in a table has at its head what is done, claimed or put off, and a
 * look that begins there reads past all of it each time. So most looks begin where the last one found the first that it
 * took, or, when that found all there was, a little before its moment; once in {@link #WHOLE_EACH} a look begins at the
 * beginning again, and finds what has come back since: put off until now, given back, its lease lapsed, or armed for a
 * moment that is over.
 */
final class LookFrom {
    static final Duration WHOLE_EACH = Duration.ofSeconds(1);

    /** What is armed for this moment commits a little later. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    /** Whose head of which queue: one tenant's, or all tenants' where it is null. */
    record Lane(int urgency, @Nullable String tenant) {}

    /** Where a look begins: behind this row. */
    record Place(Instant sendAt, UUID id) {
        static final Place BEGINNING = new Place(Instant.parse("1000-01-01T00:00:00Z"), new UUID(0, 0));
    }

    private record From(Place place, long wholeAt) {}

    private final ConcurrentMap<Lane, From> from = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    LookFrom() {
        this(System::nanoTime);
    }

    LookFrom(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Where the next look begins. */
    Place place(Lane lane, Instant now) {
        From known = from.get(lane);
        if (known == null
                || nanos.getAsLong() - known.wholeAt() > WHOLE_EACH.toNanos()
                || known.place().sendAt().isAfter(now)) { // business time was set back
            from.put(lane, new From(Place.BEGINNING, nanos.getAsLong()));
            return Place.BEGINNING;
        }
        return known.place();
    }

    /**
     * Learns from a look that has committed.
     *
     * @param first of what it took; null when it found nothing
     * @param isAll whether it found fewer than it wanted
     */
    void found(Lane lane, Instant now, @Nullable Place first, boolean isAll) {
        if (isAll && lane.tenant() != null) {
            from.remove(lane); // so that there are as many as tenants with a backlog
            return;
        }
        Place place = isAll || first == null ? new Place(now.minus(MARGIN), new UUID(0, 0)) : first;
        from.computeIfPresent(lane, (any, known) -> new From(place, known.wholeAt()));
    }
}
