package dev.milepost.milestone.deadline;

import dev.milepost.events.DueRule;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule and what it is to be computed with. */
@Schema(name = "DeadlineRequest", examples = """
        {"rule": {"kind": "RELATIVE", "anchor": {"kind": "START"}, "offset": "P28D", "unit": "CALENDAR",
          "direction": "AFTER", "roll": "FOLLOWING"}, "calendar": "DE-BY",
         "anchors": [{"kind": "START", "date": "2027-03-01"}]}""")
public record DeadlineRequest(
        @NotNull DueRule rule,

        @Schema(
                description =
                        "The calendar, unless the rule names one: a jurisdiction such as `DE-BY`, or one of the tenant's. Monday to Friday without holidays when absent.",
                examples = "DE-BY")
        @Nullable
        String calendar,

        @Schema(description = "The days of the anchors that the rule needs.")
        List<KnownDay> anchors,

        @Schema(description = "The last day wanted of a recurrence; needed for RECURRING.", examples = "2028-12-31")
        @Nullable
        LocalDate until) {
    public DeadlineRequest {
        anchors = Lists.copyOrEmpty(anchors);
    }
}
