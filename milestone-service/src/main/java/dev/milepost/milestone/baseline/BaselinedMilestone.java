package dev.milepost.milestone.baseline;

import dev.milepost.events.PaymentTerm;
import dev.milepost.milestone.milestone.Milestone;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone as it was agreed. */
@Schema(name = "BaselinedMilestone")
public record BaselinedMilestone(
        @Schema(description = "The milestone.") UUID id,

        @Schema(description = "What it was called.", examples = "Shell complete")
        String title,

        @Schema(description = "The due date that was agreed; absent where none was.", examples = "2027-06-30") @Nullable
        LocalDate dueDate,

        @Nullable PaymentTerm paymentTerm) {
    static BaselinedMilestone of(Milestone milestone) {
        return new BaselinedMilestone(
                milestone.id(), milestone.title(), milestone.baselineDueDate(), milestone.paymentTerm());
    }
}
