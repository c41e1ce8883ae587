package dev.milepost.alert.webhook.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a replay. */
@Schema(name = "Replay")
public record ReplayView(
        @Schema(description = "How many were put in line again.", examples = "12")
        int replayed,

        @Schema(description = "Whether there are more: one request takes 10,000, the oldest first.", examples = "false")
        boolean more,

        @Schema(description = "The 'from' of the request that takes the next ones; absent when there are none.")
        @Nullable
        Instant nextFrom) {}
