package dev.milepost.milestone.schedule;

import dev.milepost.events.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What open milestones are expected to release in a month, in one currency. */
@Schema(name = "CashMonth")
public record CashMonth(
        @Schema(description = "The month.", examples = "2027-07")
        String month,

        @Schema(description = "Expected now.") Money before,

        @Schema(description = "Expected then.") Money after) {}
