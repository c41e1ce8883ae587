package dev.milepost.milestone.schedule;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Other dates for a milestone; what is absent stays. */
@Schema(name = "DateChange")
public record DateChange(
        @Schema(description = "The milestone.") @NotNull UUID milestoneId,

        @Schema(
                description =
                        "The day it is to be due. Its planned start moves along, unless that is given as well. A due rule ends where this is another day than it gives.",
                examples = "2027-07-14")
        @Nullable
        LocalDate dueDate,

        @Schema(description = "The day its work is to start.", examples = "2027-06-01") @Nullable
        LocalDate plannedStart,

        @Schema(
                description = "Suppose that it is met on that day. For previews only: it is met by submit and approve.",
                examples = "2027-07-01")
        @Nullable
        LocalDate metOn,

        @Schema(description = "Whether dependencies may not move it.", examples = "true") @Nullable
        Boolean dateFixed) {}
