package dev.milepost.milestone.upsert;

import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Many milestones as another system keeps them. */
@Schema(name = "MilestoneBulkUpsertRequest")
public record MilestoneBulkUpsertRequest(
        @Schema(description = "At most 1000.") @NotNull @Size(max = 1000)
        List<MilestoneUpsertItem> items,

        @Schema(
                description =
                        "Why due dates of ACTIVE contracts move, for the record; \"<source> says so\" when absent.",
                examples = "Weekly synchronisation with the project tool")
        @Size(min = 1, max = 5000)
        @Nullable
        String reason,

        @Schema(description = "Say what would become of them, and keep nothing. False when absent.", examples = "false")
        boolean dryRun) {
    public MilestoneBulkUpsertRequest {
        items = items == null ? items : Lists.copyOrEmpty(items);
    }

    /** The same with what the query says besides, as a CSV file has no place for it. */
    MilestoneBulkUpsertRequest with(@Nullable String why, boolean dry) {
        return new MilestoneBulkUpsertRequest(items, reason == null ? why : reason, dryRun || dry);
    }
}
