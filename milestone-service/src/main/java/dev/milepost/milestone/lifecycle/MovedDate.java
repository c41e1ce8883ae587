package dev.milepost.milestone.lifecycle;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone whose date moved. */
@Schema(name = "MovedDate")
record MovedDate(
        @Schema(description = "The milestone.") UUID id,

        @Schema(description = "What it is called.", examples = "Shell complete")
        String title,

        @Schema(description = "Its due date before.", examples = "2027-06-30") @Nullable
        LocalDate from,

        @Schema(description = "Its due date now.", examples = "2027-07-31") @Nullable
        LocalDate to) {}
