package dev.milepost.alert.preference;

import dev.milepost.alert.ladder.QuietHours;
import jakarta.validation.Valid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person wants. */
@Schema(name = "PreferenceRequest", description = "What a person wants of a channel.")
record PreferenceRequest(
        @Schema(description = "Whether nothing is to come that is not mandatory.", examples = "false")
        boolean muted,

        @Valid
        @Schema(description = "Hours in which nothing is to come that is not mandatory; absent for none.")
        @Nullable
        QuietHours quietHours) {}
