package dev.milepost.alert.calendar;

import dev.milepost.events.MilestoneType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar to be made. */
@Schema(name = "CalendarRequest")
public record CalendarRequest(
        @Schema(description = "What calendar programs call it.", examples = "My milestones") @NotBlank @Size(max = 200)
        String name,

        @Schema(description = "Only of this contract.", examples = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a62") @Nullable
        UUID contractId,

        @Schema(
                description =
                        "Only what you own yourself or what your teams do; true unless a contract is named. With false,"
                                + " everything that you may see.")
        @Nullable
        Boolean ownOnly,

        @Schema(description = "Only of these types; all of them without.") @Size(max = 10)
        List<@NotNull MilestoneType> types) {
    public CalendarRequest {
        types = types == null ? List.of() : types.stream().toList();
    }

    boolean isOwnOnly() {
        return ownOnly == null ? contractId == null : ownOnly;
    }
}
