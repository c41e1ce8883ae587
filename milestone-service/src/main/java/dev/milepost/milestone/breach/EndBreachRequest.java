package dev.milepost.milestone.breach;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a breach ended. */
@Schema(name = "EndBreachRequest")
public record EndBreachRequest(
        @Schema(description = "The day; between the notice and today. Today when absent.", examples = "2027-07-20")
        @Nullable
        LocalDate on,

        @Schema(
                description = "How it was cured, or why it is waived or withdrawn.",
                examples = "Complete and accepted.")
        @NotBlank
        @Size(max = 4000)
        String note) {}
