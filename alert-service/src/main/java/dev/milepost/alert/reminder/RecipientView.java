package dev.milepost.alert.reminder;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is reminded. */
@Schema(name = "Recipient", description = "Who is reminded; without a person where the milestone has no owner.")
record RecipientView(
        @Schema(description = "The person's id.", examples = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61") @Nullable
        UUID personId,

        @Schema(description = "The person's name, as far as it is known.", examples = "Ada Ahlgren") @Nullable
        String name,

        @Schema(description = "The address it went to, or would go to now.", examples = "ada@aurora.example") @Nullable
        String address) {}
