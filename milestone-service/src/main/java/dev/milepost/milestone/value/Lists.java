package dev.milepost.milestone.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as requests bring them. */
public final class Lists {
    private Lists() {}

    /** An unmodifiable copy, empty for an absent list; null entries stay, so that the checks can name their place. */
    public static <T> List<T> copyOrEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
