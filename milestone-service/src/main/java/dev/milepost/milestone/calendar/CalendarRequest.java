package dev.milepost.milestone.calendar;

import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a calendar is to be. */
@Schema(name = "CalendarRequest")
public record CalendarRequest(
        @Schema(description = "Unique in the tenant.", examples = "Site Munich") @NotBlank @Size(max = 200)
        String name,

        @Schema(
                description = "The jurisdiction whose public holidays it inherits: a country or a part of it.",
                examples = "DE-BY")
        @Size(max = 64)
        @Nullable
        String jurisdiction,

        @Schema(
                description =
                        "The weekdays that are worked. Those usual in the jurisdiction when absent or empty, else Monday to Friday.",
                examples = "[\"MONDAY\", \"TUESDAY\", \"WEDNESDAY\", \"THURSDAY\", \"FRIDAY\", \"SATURDAY\"]")
        List<DayOfWeek> workingDays,

        @Schema(description = "Days off that the jurisdiction does not have; at most 1000, each day once.")
        List<OwnHoliday> holidays) {
    public CalendarRequest {
        workingDays = Lists.copyOrEmpty(workingDays);
        holidays = Lists.copyOrEmpty(holidays);
    }
}
