package dev.milepost.milestone.gate;

import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place of a gate and who filled it. */
@Schema(name = "GatePlace")
public record PlaceView(
        @Schema(description = "Names the place.", examples = "role:approver")
        String approver,

        @Schema(description = "What the approval is for.", examples = "Fire safety") @Nullable
        String label,

        @Schema(description = "Where it stands.") PlaceStatus status,

        @Schema(description = "Since when its decision is waited for.") @Nullable
        Instant waitingSince,

        @Schema(description = "Who approved.") @Nullable UUID personId,

        @Schema(description = "Their name.", examples = "Mara Lind") @Nullable
        String by,

        @Schema(description = "The person they stood in for by a delegation.") @Nullable
        UUID onBehalfOf,

        @Schema(description = "When they approved.") @Nullable
        Instant at,

        @Schema(description = "What they said with it.") @Nullable
        String comment) {
    static PlaceView filled(GateApprover place, GateApproval by) {
        return new PlaceView(
                place.key(),
                place.label(),
                PlaceStatus.APPROVED,
                null,
                by.personId(),
                by.by(),
                by.onBehalfOf(),
                by.at(),
                by.comment());
    }

    static PlaceView open(GateApprover place, PlaceStatus status, @Nullable Instant waitingSince) {
        return new PlaceView(place.key(), place.label(), status, waitingSince, null, null, null, null, null);
    }
}
