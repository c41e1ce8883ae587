package dev.milepost.milestone.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone whose due date moves. */
@Schema(name = "MovedMilestone")
public record MovedMilestone(
        @Schema(description = "The milestone.") UUID id,

        @Schema(description = "What it is called.", examples = "Shell complete")
        String title,

        @Schema(description = "Its due date now; absent for one that comes in or had none.", examples = "2027-06-30")
        @Nullable
        LocalDate before,

        @Schema(description = "Its due date then.", examples = "2027-07-14")
        LocalDate after,

        @Schema(
                description = "By how many calendar days; negative for earlier, 0 without a day before.",
                examples = "14")
        int days,

        @Schema(description = "Its planned start then, where it has one.", examples = "2027-06-15") @Nullable
        LocalDate start,

        @Schema(
                description =
                        "Why: the dependencies that lead to it, the nearest last. Empty for what was itself asked for."
                                + " A very long path has its nearest steps only; each milestone on it has its own path.")
        List<PathStep> because,

        @Schema(
                description = "How many dependencies lead to it, those included that `because` leaves out.",
                examples = "1")
        int steps,

        @Schema(
                description =
                        "The milestone that its due rule counts from; present where the rule gives it the day, not a dependency.")
        @Nullable
        UUID follows) {
    /** The same by the id that it was created with. */
    MovedMilestone as(UUID created) {
        return new MovedMilestone(created, title, before, after, days, start, because, steps, follows);
    }
}
