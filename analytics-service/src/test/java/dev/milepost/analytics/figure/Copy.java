package dev.milepost.analytics.figure;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Copies of records: what a story does not speak of stays as it is. */
@NullUnmarked
public final class Copy {
    private Copy() {}

    /** The same with other values, each after the name of its component. */
    public static <R extends Record> R with(R it, Object... namesAndValues) {
        Map<Object, Object> changed = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            changed.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        RecordComponent[] components = it.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                values[i] = changed.containsKey(name)
                        ? changed.remove(name)
                        : components[i].getAccessor().invoke(it);
            }
            if (!changed.isEmpty()) {
                throw new IllegalArgumentException(it.getClass().getSimpleName() + " has no " + changed.keySet());
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked") // it is of the class of what it copies
            R copy = (R) it.getClass().getDeclaredConstructor(types).newInstance(values);
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
