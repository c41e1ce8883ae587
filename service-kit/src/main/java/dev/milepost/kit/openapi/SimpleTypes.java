package dev.milepost.kit.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Writes ids, days and moments where they are used; as schemas of their own they only hide a format. */
final class SimpleTypes {
    private static final Map<String, String> FORMATS = Map.of(
            "UUID",
            "uuid",
            "Instant",
            "date-time",
            "OffsetDateTime",
            "date-time",
            "LocalDate",
            "date",
            "LocalTime",
            "local-time",
            "URI",
            "uri");
    private static final Map<String, String> EXAMPLES = Map.of(
            "uuid", "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61",
            "date-time", "2027-06-28T14:05:00Z",
            "date", "2027-06-30",
            "local-time", "09:00:00",
            "uri", "https://files.example/acceptance-report.pdf",
            "email", "mara.lind@aurora.example");

    private SimpleTypes() {}

    static Schema inline(Schema schema) {
        String ref = schema.getRef();
        if (ref == null) {
            boolean untyped = schema.getType() == null;
            if (untyped && (schema.getFormat() != null || schema.getEnumeration() != null)) {
                schema.setType(List.of(Schema.SchemaType.STRING));
            }
            return schema;
        }
        schema.setType(null); // the schema that is referred to says it
        @Nullable String format = FORMATS.get(Refs.name(ref));
        if (format != null) {
            schema.setRef(null);
            schema.setType(List.of(Schema.SchemaType.STRING));
            schema.setFormat(format);
        }
        return schema;
    }

    static @Nullable Object example(@Nullable String format) {
        return format == null ? null : EXAMPLES.get(format);
    }
}
