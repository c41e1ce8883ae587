package dev.milepost.milestone.checklist;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says of a criterion that they tick off or take back. */
@Schema(name = "CriterionNote")
record NoteRequest(
        @Schema(examples = "Seen on site, photographs in the evidence") @Size(max = 2000) @Nullable
        String note) {}
