package dev.milepost.alert.digest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A digest as its reader sees it. */
@Schema(name = "Digest", description = "One digest: planned, sent, or not and why.")
record DigestView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description = "DIGEST by your wish; FOLDED for mails that would have been too many in an hour.",
                enumeration = {"DIGEST", "FOLDED"},
                examples = "DIGEST")
        String kind,

        @Schema(
                required = true,
                description = "The day it is for, where you are; for FOLDED the end of the hour.",
                examples = "2027-03-24")
        String period,

        @Schema(
                required = true,
                description = "PLANNED, SENT, SKIPPED where there was nothing to tell or nobody to send it to, FAILED.",
                enumeration = {"PLANNED", "SENT", "SKIPPED", "FAILED"},
                examples = "SENT")
        String state,

        @Schema(required = true, description = "Why.", examples = "daily, at 08:00")
        String reason,

        @Schema(required = true, examples = "2027-03-24T07:00:00Z")
        Instant dueAt,

        @Schema(description = "When the mail server took it.", examples = "2027-03-24T07:00:01Z") @Nullable
        Instant sentAt,

        @Schema(required = true, description = "How many things it told.", examples = "7")
        int items) {

    static DigestView from(Digest digest) {
        return new DigestView(
                digest.id,
                digest.kind,
                digest.period,
                digest.state,
                digest.reason,
                digest.dueAt,
                digest.sentAt,
                digest.items);
    }
}
