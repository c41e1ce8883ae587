package dev.milepost.milestone.template;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A contract template in a list: what it is for, not what it says. */
@Schema(name = "TemplateSummary")
public record TemplateSummary(
        UUID id,

        @Schema(description = "Counts its changes from 1; the ETag.")
        long version,

        @Schema(description = "Whether it ships with Milepost.")
        boolean shipped,

        String name,
        String kind,
        @Nullable String description,

        @Schema(description = "How many milestones it has; one that comes again counts once.", examples = "12")
        int milestones) {
    static TemplateSummary from(TemplateView template) {
        return new TemplateSummary(
                template.id(),
                template.version(),
                template.shipped(),
                template.name(),
                template.kind(),
                template.description(),
                template.milestones().size());
    }
}
