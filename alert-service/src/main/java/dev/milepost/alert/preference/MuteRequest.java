package dev.milepost.alert.preference;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What not to hear of: a contract or a milestone. */
@Schema(
        name = "MuteRequest",
        description = "What not to hear of: either a contract or a milestone.",
        examples = "{\"contractId\": \"0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a62\"}")
record MuteRequest(
        @Schema(description = "A contract, with all in it.") @Nullable
        UUID contractId,

        @Schema(description = "A milestone.") @Nullable UUID milestoneId,

        @Schema(description = "Until when; for good when absent.", examples = "2027-05-01T00:00:00Z") @Nullable
        Instant until) {}
