package dev.milepost.milestone.schedule;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was committed. */
@Schema(name = "CommittedSchedule")
public record CommittedSchedule(
        @Schema(description = "The contract.") UUID contractId,

        @Schema(description = "What the `change` of each event of this commit has as `cascade`.")
        UUID cascade,

        @Schema(description = "The last event of the contract now.", examples = "57")
        long sequence,

        @Schema(description = "What moved.") List<MovedMilestone> moved,

        @Schema(
                description = "The ids of the added milestones, by the keys they were given.",
                examples = "{\"inspection\": \"0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a73\"}")
        Map<String, UUID> added) {}
