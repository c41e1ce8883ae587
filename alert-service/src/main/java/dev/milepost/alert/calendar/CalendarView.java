package dev.milepost.alert.calendar;

import dev.milepost.events.MilestoneType;
import dev.milepost.kit.http.ShownOnce;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar. */
@Schema(name = "Calendar")
public record CalendarView(
        UUID id,
        long version,
        String name,
        @Nullable UUID contractId,
        boolean ownOnly,

        @Schema(description = "The types it is limited to; empty: all of them.")
        List<MilestoneType> types,

        @Schema(
                description =
                        "The address to subscribe to. It works without a login and is shown only when it is made or renewed.",
                examples =
                        "https://milepost.example/api/v1/alerts/feeds/3q2-7wAAx5rV1u0mKpZq8J0dQm4bYt6sWcE9nHfG2Lk.ics")
        @Nullable
        String url,

        Instant createdAt)
        implements ShownOnce {
    static CalendarView from(CalendarFeed feed, @Nullable String url) {
        return new CalendarView(
                feed.id,
                feed.version,
                feed.name,
                feed.contractId,
                feed.ownOnly,
                feed.types.isEmpty()
                        ? List.of()
                        : feed.types().stream().sorted().toList(),
                url,
                feed.createdAt);
    }

    @Override
    public CalendarView withoutSecret() {
        return new CalendarView(id, version, name, contractId, ownOnly, types, null, createdAt);
    }
}
