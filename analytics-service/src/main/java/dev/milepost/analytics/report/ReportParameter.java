package dev.milepost.analytics.report;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the specification says of a value of {@link ReportRequest#parameters}: of a map's values it knows no null otherwise. */
@Schema(
        name = "ReportParameter",
        description = "The values of a parameter; null takes it away.",
        type = SchemaType.ARRAY,
        implementation = String.class,
        nullable = true,
        examples = "[\"HIGH\"]")
interface ReportParameter {}
