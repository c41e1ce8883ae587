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
        return SOME + (value.endsWith(" ") ? END.matcher(value).replaceAll("") : value);
    }

    /** The value of what stands in a key. */
    public static @Nullable String value(String text) {
        return text.isEmpty() ? null : text.substring(SOME.length());
    }
}
