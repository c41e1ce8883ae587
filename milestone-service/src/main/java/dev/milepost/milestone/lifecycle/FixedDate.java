package dev.milepost.milestone.lifecycle;

import dev.milepost.milestone.milestone.Milestone;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone that kept its date because it is fixed. */
@Schema(name = "FixedDate")
record FixedDate(
        @Schema(description = "The milestone.") UUID id,

        @Schema(description = "What it is called.", examples = "Opening")
        String title,

        @Schema(description = "Its due date.", examples = "2027-09-01") @Nullable
        LocalDate dueDate) {
    static FixedDate of(Milestone milestone) {
        return new FixedDate(milestone.id(), milestone.title(), milestone.dueDate());
    }
}
