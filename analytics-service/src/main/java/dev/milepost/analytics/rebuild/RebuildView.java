package dev.milepost.analytics.rebuild;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rebuild and how far it is. */
@Schema(name = "Rebuild", description = "A making of the history from the stored events.")
public record RebuildView(
        @Schema(description = "Counts the rebuilds of the tenant.", examples = "2", required = true)
        int build,

        @Schema(required = true) RebuildState state,

        @Schema(description = "Whether questions are answered from it.", examples = "false", required = true)
        boolean live,

        @Schema(description = "Who asked for it.", examples = "Ada Admin", required = true)
        String requestedBy,

        @Schema(examples = "2027-03-01T08:00:00Z", required = true)
        Instant requestedAt,

        @Schema(description = "When questions began to be answered from it.", examples = "2027-03-01T08:00:20Z")
        @Nullable
        Instant finishedAt,

        @Schema(
                description = "How many streams of events (contracts, parties, people) there are.",
                examples = "1200",
                required = true)
        long streams,

        @Schema(description = "How many of them are in it.", examples = "800", required = true)
        long streamsDone,

        @Schema(
                description = "Why it cannot be finished; of FAILED ones only.",
                examples =
                        "1 stream at least, the first one 0197a3c2-0000-7000-8000-000000000001: not readable as an event")
        @Nullable
        String failure) {}
