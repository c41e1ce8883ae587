package dev.milepost.analytics.rollup;

import dev.milepost.analytics.rollup.RollUpReader.Place;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The cells of some queries as they were at one moment, which nobody may change; and, where they are kept, what came of them. */
public final class Cells {
    private static final int MOST_MADE = 4;
    private static final float USUAL_LOAD = 0.75f;

    private final List<Map<Place, Tally>> of;
    private final @Nullable Map<Made, Object> made;

    private Cells(List<Map<Place, Tally>> of, @Nullable Map<Made, Object> made) {
        this.of = of;
        this.made = made;
    }

    /**
     * What is made of them.
     *
     * @param since when it begins to be the same
     * @param what tells all else about it
     */
    private record Made(Instant since, Object what) {}

    /** Those that are read for one answer. */
    static Cells once(List<Map<Place, Tally>> of) {
        return new Cells(of, null);
    }

    /** Those that others will ask for, too. */
    static Cells kept(List<Map<Place, Tally>> of) {
        return new Cells(of, new LinkedHashMap<>(MOST_MADE, USUAL_LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Made, Object> eldest) {
                return size() > MOST_MADE;
            }
        });
    }

    /** Those of each query. */
    public List<Map<Place, Tally>> of() {
        return of;
    }

    /** Whether others will ask for them, too. */
    public boolean isKept() {
        return made != null;
    }

    /**
     * What {@code make} makes of them, which {@code since} and {@code what} tell all about; once, of the few that were asked for
     * last. What is older than the newest is forgotten when that is made: time has gone on, and hardly anybody asks for it.
     */
    public <T> T make(Class<T> type, Instant since, Object what, Supplier<T> make) {
        if (made == null) {
            return make.get();
        }
        Made key = new Made(since, what);
        synchronized (made) {
            Object known = made.get(key);
            if (known != null) {
                return type.cast(known);
            }
        }
        T value = make.get(); // nobody waits for it, as it may ask the database
        synchronized (made) {
            made.keySet().removeIf(one -> one.since().isBefore(since));
            made.put(key, value);
        }
        return value;
    }
}
