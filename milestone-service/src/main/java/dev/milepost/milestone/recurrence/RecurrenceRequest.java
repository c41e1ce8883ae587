package dev.milepost.milestone.recurrence;

import dev.milepost.events.DueRule;
import dev.milepost.milestone.milestone.MilestoneRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A milestone that comes again. */
@Schema(name = "RecurrenceRequest")
public record RecurrenceRequest(
        @Schema(description = "When: a rule of kind RECURRING.") @NotNull
        DueRule rule,

        @Schema(description = "The last day for which milestones are made now.", examples = "2028-12-31") @NotNull
        LocalDate until,

        @Schema(
                description =
                        "What each of them is: without dueDate, dueRule and externalIds. The day is added to the title.")
        @NotNull
        @Valid
        MilestoneRequest milestone) {}
