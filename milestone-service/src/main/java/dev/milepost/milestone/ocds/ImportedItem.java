package dev.milepost.milestone.ocds;

import dev.milepost.milestone.value.ExternalIdRegistry;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that the file tells of, and what it is here. */
@Schema(name = "ImportedItem")
public record ImportedItem(
        @Schema(description = "What it is here.", examples = "MILESTONE")
        ExternalIdRegistry.Kind kind,

        @Schema(description = "Its id here; absent in a dry run for what is not there yet.") @Nullable
        UUID id,

        @Schema(
                description = "Its external id of the source `ocds`.",
                examples = "ocds-x1y2z3-0001/implementation/C-14/M-3")
        String externalId,

        @Schema(
                description =
                        "Where in the file, as a JSON pointer (RFC 6901); of several places that of the newest release.",
                examples = "/releases/0/contracts/0/implementation/milestones/2")
        String pointer) {}
