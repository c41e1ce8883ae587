package dev.milepost.milestone.evidence;

import dev.milepost.events.Evidence;
import dev.milepost.events.EvidenceFile;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Evidence, as the API shows it. */
@Schema(name = "EvidenceItem")
public record EvidenceView(
        UUID id,

        @Schema(description = "Counts its changes; the ETag.")
        long version,

        @Schema(description = "The milestone it belongs to.")
        UUID milestoneId,

        @Schema(
                description = "What it is; absent where the link or the file's name says it all.",
                examples = "Acceptance report")
        @Nullable
        String title,

        @Schema(
                description = "Where the link leads; absent for a file.",
                examples = "https://files.example/acceptance-report.pdf")
        @Nullable
        URI url,

        @Schema(description = "What is known of the file; absent for a link.") @Nullable
        EvidenceFile file,

        @Schema(description = "When it was added.") Instant addedAt,

        @Schema(description = "The person who added it; absent when a service account did.") @Nullable
        UUID addedById,

        @Schema(description = "Who added it, by name.", examples = "Mara Lind")
        String addedBy,

        @Schema(description = "When it was deleted; its bytes are gone since. Absent while it is there.") @Nullable
        Instant deletedAt,

        @Schema(description = "The person who deleted it.") @Nullable
        UUID deletedById,

        @Schema(description = "Who deleted it, by name.", examples = "Mara Lind") @Nullable
        String deletedBy) {
    static EvidenceView from(EvidenceItem item) {
        Evidence evidence = item.toEvidence();
        return new EvidenceView(
                item.id(),
                item.version(),
                item.milestoneId(),
                evidence.title(),
                evidence.url(),
                evidence.file(),
                item.addedAt(),
                item.addedById(),
                item.addedBy(),
                item.deletedAt(),
                item.deletedById(),
                item.deletedBy());
    }
}
