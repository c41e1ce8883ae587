package dev.milepost.milestone.upsert;

import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many contracts as another system keeps them. */
@Schema(name = "ContractBulkUpsertRequest")
public record ContractBulkUpsertRequest(
        @Schema(description = "At most 1000.") @NotNull @Size(max = 1000)
        List<ContractUpsertItem> items,

        @Schema(description = "Say what would become of them, and keep nothing. False when absent.", examples = "false")
        boolean dryRun) {
    public ContractBulkUpsertRequest {
        items = items == null ? items : Lists.copyOrEmpty(items);
    }
}
