package dev.milepost.analytics.rollup;

import dev.milepost.analytics.rollup.RollUpReader.Place;
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
    private final @Nullable Map<Object, Object> made;

    private Cells(List<Map<Place, Tally>> of, @Nullable Map<Object, Object> made) {
        this.of = of;
        this.made = made;
    }

    /** Those that are read for one answer. */
    static Cells once(List<Map<Place, Tally>> of) {
        return new Cells(of, null);
    }

    /** Those that others will ask for, too. */
    static Cells kept(List<Map<Place, Tally>> of) {
        return new Cells(of, new LinkedHashMap<>(MOST_MADE, USUAL_LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
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

    /** What {@code make} makes of them, which {@code key} tells all about; once, of the few keys that were asked for last. */
    public <T> T make(Class<T> type, Object key, Supplier<T> make) {
        if (made == null) {
            return make.get();
        }
        synchronized (made) {
            Object known = made.get(key);
            if (known != null) {
                return type.cast(known);
            }
        }
        T value = make.get(); // nobody waits for it, as it may ask the database
        synchronized (made) {
            made.put(key, value);
        }
        return value;
    }
}
