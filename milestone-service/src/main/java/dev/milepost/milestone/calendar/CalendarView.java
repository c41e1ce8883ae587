package dev.milepost.milestone.calendar;

import dev.milepost.milestone.deadline.CalendarRef;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar of the tenant in one of its versions, as the API shows it. */
@Schema(name = "Calendar")
public record CalendarView(
        UUID id,

        @Schema(description = "Counts its changes from 1; the ETag of the newest. Old versions stay readable.")
        long version,

        @Schema(examples = "Site Munich") String name,

        @Schema(description = "The jurisdiction whose public holidays it inherits.", examples = "DE-BY") @Nullable
        String jurisdiction,

        @Schema(description = "The weekdays that are worked.", examples = "[\"MONDAY\"]")
        List<DayOfWeek> workingDays,

        @Schema(description = "Days off that it adds.") List<OwnHoliday> holidays,

        @Schema(description = "How a trace names it.") CalendarRef reference,

        @Schema(description = "Who made this version.", examples = "Mara Lind")
        String changedBy,

        @Schema(description = "When this version was made.") Instant changedAt) {
    static CalendarView from(CalendarVersion version) {
        CalendarContent content = version.content();
        return new CalendarView(
                version.calendarId(),
                version.version(),
                content.name(),
                content.jurisdiction(),
                content.workingDays(),
                content.holidays(),
                content.toWorkCalendar(version.calendarId(), version.version()).ref(),
                version.changedBy(),
                version.changedAt());
    }
}
