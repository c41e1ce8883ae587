package dev.milepost.milestone.lifecycle;

import dev.milepost.milestone.value.Lists;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a contract ends early, and what becomes of its open milestones. */
@Schema(
        name = "TerminateRequest",
        requiredProperties = {"reason"})
record TerminateRequest(
        @Schema(examples = "The client gave up the project") @Nullable
        String reason,

        @Schema(
                description =
                        "Its last day, in the contract's time zone: not one that has not come, nor one before the activation. Today when absent.",
                examples = "2027-06-30")
        @Nullable
        LocalDate effectiveOn,

        @Schema(
                description = "The day notice of it was given; that of the last notice that was recorded when absent.",
                examples = "2027-03-30")
        @Nullable
        LocalDate noticeGivenOn,

        @Schema(description = "What becomes of each open milestone; CANCEL when absent.")
        Closing openMilestones,

        @Schema(description = "Milestones of which something else becomes.")
        List<Except> exceptions,

        @Schema(description = "Whether only to tell what would come of it; false when absent.", examples = "false")
        boolean dryRun) {
    TerminateRequest {
        openMilestones = openMilestones == null ? Closing.CANCEL : openMilestones;
        exceptions = Lists.copyOrEmpty(exceptions);
    }

    /** A milestone of which something else becomes. */
    @Schema(
            name = "TerminationException",
            requiredProperties = {"milestoneId", "closing"})
    record Except(
            @Schema(
                    description = "An open milestone of the contract.",
                    examples = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63")
            @Nullable
            UUID milestoneId,

            @Schema(description = "What becomes of it.") @Nullable
            Closing closing) {}
}
