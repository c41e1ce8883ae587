package dev.milepost.alert.preference;

import dev.milepost.alert.ladder.QuietHours;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person wants, as they see it. */
@Schema(name = "Preference", description = "What a person wants of a channel.")
record PreferenceView(
        @Schema(description = "Counts its changes; 0 while nothing was said. The ETag.")
        long version,

        @Schema(description = "The channel.", examples = "EMAIL")
        String channel,

        @Schema(description = "Whether nothing comes that is not mandatory.")
        boolean muted,

        @Schema(description = "Hours in which nothing comes that is not mandatory.") @Nullable
        QuietHours quietHours,

        @Schema(description = "When it was last said.") @Nullable
        Instant updatedAt) {

    static PreferenceView from(Preference preference) {
        return new PreferenceView(
                preference.version, preference.channel, preference.muted, preference.quiet(), preference.updatedAt);
    }
}
