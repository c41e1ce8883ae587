package dev.milepost.milestone.recurrence;

import dev.milepost.events.DueRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A recurrence, as the API shows it. */
@Schema(name = "Recurrence")
public record RecurrenceView(
        UUID id,

        @Schema(description = "Counts its changes from 1; the ETag.")
        long version,

        UUID contractId,

        @Schema(description = "When it comes.") DueRule rule,

        @Schema(description = "The last day for which there are milestones.", examples = "2028-12-31")
        LocalDate until,

        @Schema(description = "What its milestones are called, before their day.", examples = "Monthly report")
        String title,

        @Schema(description = "Its milestones, in the order of their days.")
        List<UUID> milestones,

        Instant createdAt,
        Instant updatedAt) {
    static RecurrenceView from(Recurrence recurrence, List<UUID> milestones) {
        return new RecurrenceView(
                recurrence.id(),
                recurrence.version(),
                recurrence.contractId(),
                recurrence.rule(),
                recurrence.until(),
                recurrence.template().title(),
                milestones,
                recurrence.createdAt(),
                recurrence.updatedAt());
    }
}
