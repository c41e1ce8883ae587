package dev.milepost.milestone.extension;

import dev.milepost.events.ExtensionMeans;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A later date to ask for. */
@Schema(name = "ExtensionRequest")
record ExtensionRequest(
        @Schema(description = "The day that is asked for, after the due date there is.", examples = "2027-07-21")
        @NotNull
        LocalDate wantedDate,

        @Schema(examples = "Ground frost stopped the excavation for three weeks") @NotBlank @Size(max = 1000)
        String reason,

        @Schema(description = "What it becomes once it is granted. RESCHEDULE when absent.") @Nullable
        ExtensionMeans means) {
    ExtensionRequest {
        means = means == null ? ExtensionMeans.RESCHEDULE : means;
    }
}
