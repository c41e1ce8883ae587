package dev.milepost.analytics.question;

import dev.milepost.events.DependencyState;
import dev.milepost.events.MilestoneStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The milestones of one contract as they were at a moment, and what depended on what.
 *
 * @param title of the contract
 * @param today where the contract is
 */
public record ContractSchedule(
        String title, Instant asOf, LocalDate today, List<Row> rows, List<DependencyState> dependencies) {
    /**
     * A milestone.
     *
     * @param plannedStart null for a point in time
     * @param metOn null unless it is met: until it is accepted, the day is no more than what was said when it was submitted
     * @param started the day work on it first began (UTC); null while it did not
     */
    public record Row(
            UUID id,
            String title,
            MilestoneStatus status,
            @Nullable LocalDate plannedStart,
            @Nullable LocalDate baseline,
            @Nullable LocalDate due,
            @Nullable LocalDate metOn,
            @Nullable LocalDate started) {
        public Row {
            metOn = status == MilestoneStatus.MET ? metOn : null;
        }

        /** The day it is finished: when it was met, else when it is due. */
        public @Nullable LocalDate finish() {
            return metOn != null ? metOn : due;
        }

        /** Whether a dependency on it demands anything. */
        public boolean counts() {
            return status != MilestoneStatus.WAIVED && status != MilestoneStatus.CANCELLED && finish() != null;
        }
    }
}
