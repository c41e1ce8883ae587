package dev.milepost.milestone.dependency;

import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What depends on what. */
@Schema(name = "DependencyRequest")
public record DependencyRequest(
        @Schema(description = "The milestone of the contract that comes first.") @NotNull
        UUID predecessorId,

        @Schema(description = "The milestone of the contract that depends on it.") @NotNull
        UUID successorId,

        @Schema(description = "Finish-start when absent: the successor starts when the predecessor is finished.")
        DependencyType type,

        @Schema(description = "Days between the two, in `lagUnit`; negative for a lead; 0 when absent.")
        @Min(-3650)
        @Max(3650)
        int lag,

        @Schema(description = "CALENDAR_DAYS when absent.") LagUnit lagUnit) {
    public DependencyRequest {
        type = type == null ? DependencyType.FS : type;
        lagUnit = lagUnit == null ? LagUnit.CALENDAR_DAYS : lagUnit;
    }
}
