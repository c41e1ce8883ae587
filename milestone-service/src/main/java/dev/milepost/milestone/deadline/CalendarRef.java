package dev.milepost.milestone.deadline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which calendar a date was computed with. */
@Schema(name = "CalendarRef")
public record CalendarRef(
        @Schema(description = "A jurisdiction, a calendar of the tenant, or `MON-FRI`.", examples = "DE-BY")
        String id,

        @Schema(
                description = "Which state of it: the holiday data, and the version of the tenant's calendar.",
                examples = "jollyday-2.19.0")
        String version,

        @Schema(
                description = "What it is, in words.",
                examples = "Public holidays of DE-BY; working days Monday to Friday")
        String description) {}
