package dev.milepost.kit.eventlog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the check of a stream's seal found. */
@Schema(name = "ChainReport")
public record ChainReport(
        @Schema(description = "Whether every event is there, unchanged and in its place.")
        boolean verified,

        @Schema(description = "How many events were checked, up to the first that is wrong.", examples = "42")
        long events,

        @Schema(
                description =
                        "The hash of the last event that was right: compare it with the chainhash of the event of that"
                                + " sequence wherever it went. Absent without any.",
                examples = "Zm9yIHRoZSBleGFtcGxlIG9ubHksIDMyIGJ5dGVzLi4")
        @Nullable
        String head,

        @Schema(description = "The sequence of the first event that is wrong.", examples = "43") @Nullable
        Long brokenAt,

        @Schema(description = "What is wrong with it.", examples = "it was changed, or was sealed with another key")
        @Nullable
        String reason) {}
