package dev.milepost.milestone.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The changes that were previewed, and the preview's token. */
@Schema(
        name = "ScheduleCommitRequest",
        requiredProperties = {"changes", "token", "reason"})
public record CommitRequest(
        @Schema(description = "The very changes that were previewed.") @NotNull @Valid
        ScheduleChanges changes,

        @Schema(description = "The `token` of their preview.", examples = "WyI0MiIsIjE4MjQ0NjQ4MDAiXQ.c2lnbmF0dXJl")
        @Nullable
        String token,

        @Schema(
                description = "Why; kept with each milestone that moves.",
                examples = "Ground frost stopped the excavation")
        @Nullable
        String reason) {}
