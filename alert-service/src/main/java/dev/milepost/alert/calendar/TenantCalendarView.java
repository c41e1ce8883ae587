package dev.milepost.alert.calendar;

import dev.milepost.alert.known.KnownPerson;
import dev.milepost.events.MilestoneType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar of somebody, as administrators see it: never its address. */
@Schema(name = "TenantCalendar", description = "A calendar of somebody of the tenant.")
record TenantCalendarView(
        UUID id,

        @Schema(description = "Counts its changes; the ETag.")
        long version,

        @Schema(description = "Whose it is.") UUID personId,

        @Schema(description = "What they are called.", examples = "Ada Ahlgren") @Nullable
        String person,

        @Schema(description = "What the calendar is called.", examples = "Mine")
        String name,

        @Schema(description = "The contract it is limited to; absent: all that they see.") @Nullable
        UUID contractId,

        @Schema(description = "Whether it is limited to what they answer for.")
        boolean ownOnly,

        @Schema(description = "The types it is limited to; empty: all of them.")
        List<MilestoneType> types,

        Instant createdAt) {

    static TenantCalendarView from(CalendarFeed feed, @Nullable KnownPerson person) {
        CalendarView view = CalendarView.from(feed, null);
        return new TenantCalendarView(
                view.id(),
                view.version(),
                feed.personId,
                person == null ? null : person.name(),
                view.name(),
                view.contractId(),
                view.ownOnly(),
                view.types(),
                view.createdAt());
    }
}
