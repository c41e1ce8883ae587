package dev.milepost.milestone.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The open work of a period. */
@Schema(name = "Workload")
record WorkloadView(
        LocalDate from,
        LocalDate to,

        @Schema(description = "Whoever has most comes first.")
        List<Share> workload) {

    /** By what the work is divided. */
    @Schema(name = "WorkloadBy")
    enum By {
        OWNER,
        TEAM
    }

    /** What one of them has before them. */
    @Schema(name = "WorkloadShare")
    record Share(
            @Schema(description = "The person; absent for what nobody answers for, and by team.") @Nullable
            UUID ownerId,

            @Schema(description = "The person's name.") @Nullable
            String ownerName,

            @Schema(description = "The team; absent for what no team answers for, and by owner.") @Nullable
            String team,

            @Schema(description = "Open and past their due date, however long.")
            long overdue,

            @Schema(description = "Open, not overdue, and due in the period.")
            long due,

            @Schema(description = "What is due, by week.") List<Week> weeks) {}

    /** What is due in a week. */
    @Schema(name = "WorkloadWeek")
    record Week(
            @Schema(description = "Its Monday.", examples = "2027-03-01")
            LocalDate week,

            long due) {}
}
