package dev.milepost.milestone.schedule;

import dev.milepost.events.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment that is expected on another day: the milestone's day and the net days after it. */
@Schema(name = "MovedPayment")
public record MovedPayment(
        @Schema(description = "The milestone that releases it.")
        UUID milestoneId,

        @Schema(description = "What that is called.", examples = "Shell complete")
        String title,

        @Schema(description = "How much.") Money amount,

        @Schema(description = "When it is expected now; absent for one that comes in.", examples = "2027-07-30")
        @Nullable
        LocalDate before,

        @Schema(description = "When it is expected then.", examples = "2027-08-13")
        LocalDate after) {}
