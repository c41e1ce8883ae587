package dev.milepost.milestone.recurrence;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far ahead a recurrence is to reach. */
@Schema(name = "ExtendRequest")
public record ExtendRequest(
        @Schema(description = "The last day for which there are to be milestones.", examples = "2029-12-31") @NotNull
        LocalDate until) {}
