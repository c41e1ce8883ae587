package dev.milepost.milestone.milestone;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new due date and why. */
@Schema(
        name = "RescheduleRequest",
        requiredProperties = {"dueDate", "reason"})
public record RescheduleRequest(
        @Schema(description = "The new due date, in the contract's time zone.", examples = "2027-07-14") @NotNull
        LocalDate dueDate,

        @Schema(examples = "Ground frost stopped the excavation for two weeks") @Nullable
        String reason) {}
