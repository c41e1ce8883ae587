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
    static TemplateSummary from(ShippedTemplate shipped) {
        return new TemplateSummary(
                shipped.id(),
                shipped.version(),
                true,
                shipped.template().name(),
                shipped.template().kind(),
                shipped.template().description(),
                shipped.template().milestones().size());
    }
}
