package dev.milepost.analytics.summary;

import static dev.milepost.events.MilestoneStatus.CANCELLED;
import static dev.milepost.events.MilestoneStatus.IN_PROGRESS;
import static dev.milepost.events.MilestoneStatus.MET;
import static dev.milepost.events.MilestoneStatus.MISSED;
import static dev.milepost.events.MilestoneStatus.PLANNED;
import static dev.milepost.events.MilestoneStatus.REJECTED;
import static dev.milepost.events.MilestoneStatus.SUBMITTED;
import static dev.milepost.events.MilestoneStatus.WAIVED;

import dev.milepost.events.MilestoneStatus;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Milestones by where they stand. */
@Schema(description = "How many milestones there are, by where they stand. Those of contracts in DRAFT do not count.")
public record MilestoneFigures(
        @Schema(description = "All of them.", examples = "24", required = true)
        long total,

        @Schema(examples = "6", required = true) long planned,

        @Schema(examples = "3", required = true) long inProgress,

        @Schema(examples = "2", required = true) long submitted,

        @Schema(examples = "1", required = true) long rejected,

        @Schema(
                description = "Not ended: `planned` + `inProgress` + `submitted` + `rejected`.",
                examples = "12",
                required = true)
        long open,

        @Schema(
                description = "Open, and the current due date is before today in the contract's time zone. They are"
                        + " counted in `open` as well.",
                examples = "2",
                required = true)
        long overdue,

        @Schema(examples = "10", required = true) long met,

        @Schema(examples = "1", required = true) long missed,

        @Schema(examples = "0", required = true) long waived,

        @Schema(examples = "1", required = true) long cancelled) {
    static MilestoneFigures of(Map<MilestoneStatus, Long> counts, long overdue) {
        long total = 0;
        long open = 0;
        for (var entry : counts.entrySet()) {
            total += entry.getValue();
            open += entry.getKey().isEnded() ? 0 : entry.getValue();
        }
        return new MilestoneFigures(
                total,
                counts.getOrDefault(PLANNED, 0L),
                counts.getOrDefault(IN_PROGRESS, 0L),
                counts.getOrDefault(SUBMITTED, 0L),
                counts.getOrDefault(REJECTED, 0L),
                open,
                overdue,
                counts.getOrDefault(MET, 0L),
                counts.getOrDefault(MISSED, 0L),
                counts.getOrDefault(WAIVED, 0L),
                counts.getOrDefault(CANCELLED, 0L));
    }
}
