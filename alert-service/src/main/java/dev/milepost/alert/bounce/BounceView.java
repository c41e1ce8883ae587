package dev.milepost.alert.bounce;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An address that mails came back from, as callers see it. */
@Schema(name = "Bounce", description = "An address that mails came back from.")
record BounceView(
        UUID id,

        @Schema(description = "The address.", examples = "gone@aurora.example")
        String address,

        @Schema(description = "How often.", examples = "3") int bounces,

        @Schema(description = "The enhanced status of the last one (RFC 3463).", examples = "5.1.1")
        String lastStatus,

        @Schema(description = "What its server said.", examples = "smtp; 550 5.1.1 no such user")
        String lastReason,

        @Schema(description = "When it came back.") Instant lastAt,

        @Schema(description = "Since when nothing is sent there; absent while mails are.") @Nullable
        Instant pausedAt) {

    static BounceView from(BouncedAddress bounced) {
        return new BounceView(
                bounced.id,
                bounced.address,
                bounced.bounces,
                bounced.lastStatus,
                bounced.lastReason,
                bounced.lastAt,
                bounced.pausedAt);
    }
}
