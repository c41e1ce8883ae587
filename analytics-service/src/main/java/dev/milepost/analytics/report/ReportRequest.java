package dev.milepost.analytics.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a report is to be; also what is kept of it. */
@Schema(name = "ReportRequest", description = "What a report is to be.")
public record ReportRequest(
        @NotBlank @Size(max = 200) @Schema(description = "Unique among your reports.", examples = "Delay by team")
        String name,

        @NotBlank
        @Size(max = 40)
        @Schema(
                description =
                        "The question: `completion`, `delay`, `flow`, `bottlenecks`, `trends`, `money`, `workload`,"
                                + " `compliance`, `waiting`, `penalties`, `ahead`, `reminders`,"
                                + " `cash`, or `milestones` or `forecast` for the list of milestones.",
                examples = "bottlenecks")
        String question,

        @Size(max = 30)
        @Schema(
                description =
                        "Its parameters by name, those of its chart among them, as in its address; no `asOf`: a report"
                                + " is as of its run.",
                examples = "{\"groupBy\": [\"team\"], \"priority\": [\"HIGH\"]}",
                additionalProperties = ReportParameter.class)
        @Nullable
        Map<@NotBlank String, @Size(min = 1, max = 100) List<@NotNull @Size(max = 1000) String>> parameters,

        @NotEmpty
        @Size(max = 3)
        @Schema(description = "One file each; SVG for questions that have a chart.", examples = "[\"XLSX\", \"SVG\"]")
        List<@NotNull ReportFormat> formats,

        @Valid @Schema(description = "Absent: it runs when you ask for it.") @Nullable
        Schedule schedule,

        @Size(max = 50)
        @Schema(
                description =
                        "Ids of the people who get the files of each run by mail: the tenant's own, or of a counterparty's"
                                + " report those of the same party. They get to see what you may see.",
                examples = "[\"0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63\"]")
        @Nullable
        List<@NotNull UUID> recipients) {
    public ReportRequest {
        if (parameters != null) {
            parameters = new LinkedHashMap<>(parameters);
            parameters.values().removeIf(Objects::isNull); // a patch has taken it away
        }
        formats = formats == null ? List.of() : formats.stream().distinct().toList();
        // Kept as absent, as an older replica would not know of it.
        recipients = recipients == null || recipients.isEmpty()
                ? null
                : recipients.stream().distinct().toList();
    }

    List<UUID> toWhom() {
        return recipients == null ? List.of() : recipients;
    }

    Map<String, List<String>> given() {
        return parameters == null ? Map.of() : parameters;
    }
}
