package dev.milepost.analytics.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run of a report. */
@Schema(name = "ReportRun", description = "A run of a report, and its files.")
public record ReportRun(
        @Schema(required = true) UUID id,

        @Schema(
                description = "The moment of the schedule, or when you asked.",
                examples = "2027-03-01T06:30:00Z",
                required = true)
        Instant dueAt,

        @Schema(required = true) RunState state,

        @Schema(examples = "2027-03-01T06:30:04Z") @Nullable Instant finishedAt,

        @Schema(description = "Why it failed.", examples = "groupBy: gives more than 2000 groups") @Nullable
        String failure,

        @Schema(
                description = "Where its files are.",
                examples =
                        "[\"/api/v1/analytics/reports/0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61/runs/0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a62/files/XLSX\"]",
                required = true)
        List<String> files) {}
