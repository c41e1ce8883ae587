package dev.milepost.analytics.question;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing to group or filter by.
 *
 * @param field the key of the custom field, of {@link Dimension#FIELD} only
 */
public record Key(Dimension dimension, @Nullable String field) {
    static final String FIELD_PREFIX = "field:";
    private static final Pattern FIELD_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,39}");

    /** That of {@code name}; null for what is none. */
    static @Nullable Key of(String name) {
        if (name.startsWith(FIELD_PREFIX)) {
            String field = name.substring(FIELD_PREFIX.length());
            return FIELD_KEY.matcher(field).matches() ? new Key(Dimension.FIELD, field) : null;
        }
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.FIELD && dimension.parameter().equals(name.toLowerCase(Locale.ROOT))) {
                return new Key(dimension, null);
            }
        }
        return null;
    }

    /** Its name in a query and in an answer. */
    public String name() {
        return field == null ? dimension.parameter() : FIELD_PREFIX + field;
    }

    /** What it is in a statement; the key of a field is of letters, digits and underscores only. */
    String sql(Source source) {
        return field == null ? dimension.sql(source) : "JSON_VALUE(m.fields, '$." + field + "')";
    }
}
