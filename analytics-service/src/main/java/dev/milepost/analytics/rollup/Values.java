package dev.milepost.analytics.rollup;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a value is written in a key, where nothing is a value too. */
public final class Values {
    private static final String SOME = "=";
    /** Spaces at the end tell no values apart, as in the database. */
    private static final Pattern END = Pattern.compile(" +$");

    private Values() {}

    /** As it stands in a key. */
    public static String text(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return SOME + trimmed(value);
    }

    /** What all that the database takes for the same value is written as: that without the spaces at the end. */
    public static String trimmed(String value) {
        return value.endsWith(" ") ? END.matcher(value).replaceAll("") : value;
    }

    /** The same of what may be no value. */
    public static @Nullable String trimmedOrNone(@Nullable String value) {
        return value == null ? null : trimmed(value);
    }

    /** The value of what stands in a key. */
    public static @Nullable String value(String text) {
        return text.isEmpty() ? null : text.substring(SOME.length());
    }
}
