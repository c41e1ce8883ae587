package dev.milepost.alert.reportmail;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mail with a report as callers see it. */
@Schema(name = "ReportMail", description = "A mail with a saved report: planned, sent, or not and why.")
record ReportMailView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The report, of analytics-service.")
        UUID reportId,

        @Schema(required = true, description = "The run of the report.")
        UUID runId,

        @Schema(required = true, description = "What its owner calls the report.", examples = "Delay by team")
        String report,

        @Schema(required = true, description = "Whose report it is.", examples = "Ada Manager")
        String owner,

        @Schema(required = true, description = "Whom it goes to.")
        UUID personId,

        @Schema(
                description = "The same by name; absent while nothing is known of them.",
                examples = "Bruno Contributor")
        @Nullable
        String person,

        @Schema(
                required = true,
                description = "PLANNED, SENT, SKIPPED where it was not to go out, FAILED.",
                enumeration = {"PLANNED", "SENT", "SKIPPED", "FAILED"},
                examples = "SKIPPED")
        String state,

        @Schema(required = true, description = "Why.", examples = "Bruno Contributor has unsubscribed")
        String reason,

        @Schema(required = true, description = "When it was planned.", examples = "2027-03-01T06:30:05Z")
        Instant dueAt,

        @Schema(description = "When the mail server took it.", examples = "2027-03-01T06:30:06Z") @Nullable
        Instant sentAt,

        @Schema(description = "Where it was sent to.", examples = "bruno@aurora.example") @Nullable
        String address) {}
