package dev.milepost.alert.preference;

import dev.milepost.alert.ladder.QuietHours;
import java.time.Instant;
import java.util.List;
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

        @Schema(description = "How what is not mandatory comes.", examples = "AT_ONCE")
        Delivery delivery,

        @Schema(description = "How some kinds come, other than the rest.")
        List<KindDelivery> deliveries,

        @Schema(description = "When digests come.") @Nullable
        DigestWish digest,

        @Schema(description = "Whether saved reports of others come, of which one is a recipient.", examples = "true")
        boolean reports,

        @Schema(description = "When it was last said.") @Nullable
        Instant updatedAt) {

    static PreferenceView from(Preference preference) {
        return new PreferenceView(
                preference.version,
                preference.channel,
                preference.muted,
                preference.quiet(),
                preference.delivery,
                KindDelivery.read(preference.deliveries),
                preference.digest(),
                preference.reports,
                preference.updatedAt);
    }

    /** Of somebody who has said nothing. */
    static PreferenceView usual(String channel) {
        return new PreferenceView(0, channel, false, null, Delivery.AT_ONCE, List.of(), null, true, null);
    }
}
