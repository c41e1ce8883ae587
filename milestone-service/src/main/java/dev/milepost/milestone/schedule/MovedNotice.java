package dev.milepost.milestone.schedule;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone of type NOTICE, RENEWAL or EXPIRY that moves: somebody must be told by another day. */
@Schema(name = "MovedNotice")
public record MovedNotice(
        @Schema(description = "The milestone.") UUID milestoneId,

        @Schema(description = "What it is called.", examples = "Notice of handover")
        String title,

        @Schema(description = "The last day now.", examples = "2027-06-30") @Nullable
        LocalDate before,

        @Schema(description = "The last day then.", examples = "2027-07-14")
        LocalDate after) {}
