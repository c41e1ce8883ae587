package dev.milepost.alert.webhook.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a replay. */
@Schema(name = "Replay")
public record ReplayView(
        @Schema(description = "How many were put in line again.", examples = "12")
        int replayed,

        @Schema(description = "Whether there may be more: one request takes 10,000. Ask again.", examples = "false")
        boolean more) {}
