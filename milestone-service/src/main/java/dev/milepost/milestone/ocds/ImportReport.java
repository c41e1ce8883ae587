package dev.milepost.milestone.ocds;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import did with each item of the file. */
@Schema(name = "ImportReport")
public record ImportReport(
        @Schema(description = "True when nothing was stored.")
        boolean dryRun,

        List<ImportedItem> created,

        @Schema(description = "What the file changed.") List<ImportedItem> updated,

        @Schema(description = "What already was as the file says, or newer.")
        List<ImportedItem> unchanged,

        @Schema(description = "What was not taken, each with the reason; everything else went in.")
        List<RefusedItem> refused) {}
