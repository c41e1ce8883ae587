package dev.milepost.milestone.milestone;

import dev.milepost.events.DueRule;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new due date, or a rule that gives it, and why. */
@Schema(
        name = "RescheduleRequest",
        requiredProperties = {"reason"},
        examples = "{\"dueDate\": \"2027-07-14\", \"reason\": \"Ground frost stopped the excavation for two weeks\"}")
public record RescheduleRequest(
        @Schema(
                description =
                        "The new due date, in the contract's time zone. A rule that the milestone had ends with it.",
                examples = "2027-07-14")
        @Nullable
        LocalDate dueDate,

        @Schema(description = "The rule that gives the new due date, FIXED or RELATIVE; instead of `dueDate`.")
        @Nullable
        DueRule dueRule,

        @Schema(examples = "Ground frost stopped the excavation for two weeks") @Nullable
        String reason) {}
