package dev.milepost.analytics.question;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a value is written in a filter, where {@code none} stands for no value. A value that is that very word stands in quotes, and
 * one that would look like it then in one pair more: {@code 'none'} is the value none, {@code ''none''} is 'none'.
 */
final class FilterText {
    /** What has no value. */
    static final String NONE = "none";

    private static final String QUOTE = "'";
    private static final Pattern QUOTED = Pattern.compile("(" + QUOTE + "*)" + NONE + "\\1");

    private FilterText() {}

    static String of(@Nullable String value) {
        if (value == null) {
            return NONE;
        }
        return QUOTED.matcher(value).matches() ? QUOTE + value + QUOTE : value;
    }

    /** The value that {@code text} asks for; null for none. */
    static @Nullable String value(String text) {
        if (text.equals(NONE)) {
            return null;
        }
        return QUOTED.matcher(text).matches() ? text.substring(1, text.length() - 1) : text;
    }
}
