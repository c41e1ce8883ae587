package dev.milepost.analytics.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A saved report as its readers see it. */
@Schema(name = "Report", description = "A question that somebody saved, and when it is answered.")
public record ReportView(
        @Schema(required = true) UUID id,

        @Schema(description = "Its ETag.", examples = "1", required = true)
        long version,

        @Schema(examples = "Delay by team", required = true) String name,
        @Schema(examples = "bottlenecks", required = true) String question,

        @Schema(examples = "{\"groupBy\": [\"team\"]}", required = true)
        Map<String, List<String>> parameters,

        @Schema(required = true) List<ReportFormat> formats,
        @Nullable Schedule schedule,

        @Schema(description = "Ids of the people who get it by mail.", required = true)
        List<UUID> recipients,

        @Schema(description = "Whose it is; it sees what they see.", examples = "Ada Manager", required = true)
        String owner,

        @Schema(description = "Whether it is yours.", examples = "true", required = true)
        boolean own,

        @Schema(description = "Absent without a schedule.", examples = "2027-03-08T06:30:00Z") @Nullable
        Instant nextRunAt) {
    static ReportView of(Report report, ReportRequest content, boolean own) {
        return new ReportView(
                report.id(),
                report.version(),
                report.name(),
                content.question(),
                content.given(),
                content.formats(),
                content.schedule(),
                content.toWhom(),
                report.ownerName(),
                own,
                report.nextRunAt());
    }
}
