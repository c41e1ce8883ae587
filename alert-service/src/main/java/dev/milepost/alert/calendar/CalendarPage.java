package dev.milepost.alert.calendar;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of calendars. */
@Schema(name = "CalendarPage")
public record CalendarPage(
        List<CalendarView> items,

        @Schema(description = "Send it as cursor for the next page; absent on the last one.") @Nullable
        String nextCursor) {}
