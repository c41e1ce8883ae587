package dev.milepost.milestone.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be tried out. */
@Schema(name = "SchedulePreviewRequest")
public record PreviewRequest(
        @Schema(description = "The changes; none shows what is out of order already.") @NotNull @Valid
        ScheduleChanges changes) {}
