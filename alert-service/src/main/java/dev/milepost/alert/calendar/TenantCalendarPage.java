package dev.milepost.alert.calendar;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a page of everybody's calendars looks; for the specification only. */
@Schema(name = "TenantCalendarPage")
record TenantCalendarPage(
        List<TenantCalendarView> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.") @Nullable
        String nextCursor) {}
