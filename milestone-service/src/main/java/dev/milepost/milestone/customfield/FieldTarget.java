package dev.milepost.milestone.customfield;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a custom field is of. */
@Schema(name = "CustomFieldTarget", description = "What it is a field of")
public enum FieldTarget {
    MILESTONE,
    CONTRACT;

    /** Its name in tables: {@code <name>_field} has the values, with {@code <name>_id}. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** More than one of them, in sentences. */
    String plural() {
        return table() + "s";
    }
}
