package dev.milepost.milestone.recurrence;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The recurrences of a contract. */
@Schema(name = "Recurrences")
public record RecurrencesView(
        @Schema(description = "In the order in which they were made; a contract has at most 100.")
        List<RecurrenceView> items) {}
