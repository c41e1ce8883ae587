package dev.milepost.milestone.schedule;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What becomes of the end of a contract. */
@Schema(name = "EndEffect")
public record EndEffect(
        @Schema(description = "The day of the last milestone now.", examples = "2027-11-30") @Nullable
        LocalDate lastBefore,

        @Schema(description = "The day of the last milestone then.", examples = "2027-12-14") @Nullable
        LocalDate lastAfter,

        @Schema(description = "By how many calendar days the last day moves.", examples = "14")
        int days,

        @Schema(description = "The last day of the contract's term.", examples = "2027-12-31") @Nullable
        LocalDate endsOn,

        @Schema(
                description = "How many calendar days after the term the last milestone then is; 0 within it.",
                examples = "0")
        int daysAfterTerm) {
    static EndEffect of(int before, int after, @Nullable LocalDate endsOn) {
        boolean isKnown = before != Days.NONE && after != Days.NONE;
        return new EndEffect(
                Schedule.date(before),
                Schedule.date(after),
                isKnown ? after - before : 0,
                endsOn,
                endsOn == null || after == Days.NONE ? 0 : Math.max(0, after - (int) endsOn.toEpochDay()));
    }
}
