package dev.milepost.milestone.breach;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.DayUnit;
import dev.milepost.events.Direction;
import dev.milepost.events.RelativeRule;
import dev.milepost.events.Roll;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A breach to record. */
@Schema(name = "BreachRequest", examples = """
        {"milestoneId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63", "description": "The shell was not complete on 30 June.",
         "clause": "GCC 8.7", "noticedOn": "2027-07-01", "curePeriod": "P30D", "cureUnit": "CALENDAR", "cureRoll": "FOLLOWING"}""")
public record BreachRequest(
        @Schema(description = "What was missed; absent for a breach of something that is no milestone.") @Nullable
        UUID milestoneId,

        @Schema(description = "The party in breach; the one that owes the milestone when absent.") @Nullable
        UUID partyId,

        @Schema(description = "What was breached, and how.", examples = "The shell was not complete on 30 June.")
        @NotBlank
        @Size(max = 4000)
        String description,

        @Schema(description = "Where the contract says so.", examples = "GCC 8.7") @Size(min = 1, max = 200) @Nullable
        String clause,

        @Schema(
                description = "The day notice of it was received; not one that has not come. Today when absent.",
                examples = "2027-07-01")
        @Nullable
        LocalDate noticedOn,

        @Schema(
                description =
                        "The time to cure it, an ISO 8601 period from the day of the notice. Give this or `cureBy`, or neither where it cannot be cured.",
                examples = "P30D")
        @Nullable
        String curePeriod,

        @Schema(description = "Which days the cure period counts, by the contract's calendar. CALENDAR when absent.")
        @Nullable
        DayUnit cureUnit,

        @Schema(description = "What becomes of a last day that is no business day. NONE when absent.") @Nullable
        Roll cureRoll,

        @Schema(description = "The last day to cure it, where it is no period.", examples = "2027-07-31") @Nullable
        LocalDate cureBy) {

    /** The cure period as a rule; null without one. */
    @Nullable
    RelativeRule cureRule(LocalDate noticed) {
        return curePeriod == null
                ? null
                : new RelativeRule(
                        new Anchor(AnchorKind.DATE, noticed, null, null, null),
                        curePeriod,
                        cureUnit == null ? DayUnit.CALENDAR : cureUnit,
                        Direction.AFTER,
                        false,
                        null,
                        cureRoll == null ? Roll.NONE : cureRoll,
                        null);
    }
}
