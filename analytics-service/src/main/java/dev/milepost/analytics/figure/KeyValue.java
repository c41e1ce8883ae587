package dev.milepost.analytics.figure;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the specification says of a value of {@link Group#key}: of a map's values it knows no null otherwise. */
@Schema(
        name = "KeyValue",
        description = "The value of a dimension; null for what has none.",
        type = SchemaType.STRING,
        nullable = true,
        examples = "legal")
interface KeyValue {}
