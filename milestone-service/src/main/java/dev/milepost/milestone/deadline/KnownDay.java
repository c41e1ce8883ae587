package dev.milepost.milestone.deadline;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The day that an anchor is to stand for. */
@Schema(
        name = "KnownDay",
        requiredProperties = {"kind", "date"})
public record KnownDay(
        @Schema(description = "What kind of day it is; any but DATE.", examples = "EVENT")
        AnchorKind kind,

        @Schema(description = "Whose day it is, for MILESTONE_DUE and MILESTONE_MET.") @Nullable
        UUID milestoneId,

        @Schema(description = "The name of the event, for EVENT.", examples = "site handed over") @Nullable
        String event,

        @Schema(description = "The day.", examples = "2027-03-01")
        LocalDate date) {
    /** The anchor that has this day, as others refer to it. */
    Anchor anchor() {
        return new Anchor(kind, null, milestoneId, event, null);
    }
}
