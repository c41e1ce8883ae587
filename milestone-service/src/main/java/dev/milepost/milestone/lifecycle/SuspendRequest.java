package dev.milepost.milestone.lifecycle;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why work is to rest, and since when. */
@Schema(
        name = "SuspendRequest",
        requiredProperties = {"reason"})
record SuspendRequest(
        @Schema(examples = "Finds on the site") @Nullable String reason,

        @Schema(
                description =
                        "First day of rest, in the contract's time zone: not one that has not come, nor one before the activation or the last resumption. Today when absent.",
                examples = "2027-03-01")
        @Nullable
        LocalDate from) {}
