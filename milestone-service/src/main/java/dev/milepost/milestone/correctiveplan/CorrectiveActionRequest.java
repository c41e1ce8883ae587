package dev.milepost.milestone.correctiveplan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An action of a corrective action plan. */
@Schema(name = "CorrectiveActionRequest")
public record CorrectiveActionRequest(
        @Schema(description = "What is to be done.", examples = "Second shift for the formwork")
        @NotBlank
        @Size(max = 500)
        String title,

        @Schema(description = "The person who does it.") @Nullable
        UUID ownerId,

        @Schema(description = "The last day to do it.", examples = "2027-07-10") @NotNull
        LocalDate dueDate) {}
