package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentChanges;
import dev.milepost.events.Gate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a contract is to say from a day on, why, and who must agree. */
@Schema(name = "AmendmentRequest")
record AmendmentRequest(
        @Schema(
                description = "Its number among the amendments of the contract; the next one when absent.",
                examples = "1")
        @Min(1)
        @Max(1_000_000)
        @Nullable
        Integer number,

        @Schema(examples = "Longer term for the outdoor works") @NotBlank @Size(max = 500)
        String title,

        @Schema(examples = "The client added the sports ground") @NotBlank @Size(max = 5000)
        String reason,

        @Schema(
                description =
                        "The day from which it is effective, in the contract's time zone; it is not applied before. Today when absent.",
                examples = "2027-03-01")
        @Nullable
        LocalDate effectiveOn,

        @Schema(description = "What it changes; something at least.") @NotNull
        AmendmentChanges changes,

        @Schema(description = "Who must approve it; applied without any approval when absent.") @Nullable
        Gate gate) {}
