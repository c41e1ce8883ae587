package dev.milepost.milestone.checklist;

import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a contract is. */
@Schema(name = "ContractProgress")
record ContractProgressView(
        UUID contractId,

        @Schema(
                description = "In per cent, with at most two fraction digits; absent without a milestone that counts.",
                examples = "37.5")
        @Nullable
        BigDecimal progress,

        @Schema(description = "What the milestones are weighted by.")
        Weighting weighting,

        @Schema(description = "In the order of their due dates.")
        List<Share> milestones) {

    /** What milestones are weighted by. */
    @Schema(name = "ProgressWeighting")
    enum Weighting {
        /** By the weights that milestones have. */
        WEIGHT,
        /** By what they release of the contract's value. */
        PAYMENT,
        /** All alike. */
        EQUAL
    }

    /** A milestone's part in it. */
    @Schema(name = "ProgressShare")
    record Share(
            UUID milestoneId,
            String title,
            MilestoneStatus status,

            @Schema(description = "In per cent.", examples = "50")
            int progress,

            @Schema(
                    description = "The part of the contract that it is, in per cent, rounded to two digits.",
                    examples = "25")
            BigDecimal share) {}
}
