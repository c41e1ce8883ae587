package dev.milepost.alert.inbox;

import dev.milepost.kit.problem.Violations;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Until when to hear nothing of it: one of the two. */
@Schema(
        name = "SnoozeRequest",
        description = "Until when to hear nothing of it: either until a moment or for some days.",
        examples = "{\"days\": 3}")
record SnoozeRequest(
        @Schema(description = "A moment, at most a year ahead.", examples = "2027-03-27T08:00:00Z") @Nullable
        Instant until,

        @Min(1) @Max(366) @Schema(description = "Days; it comes back at 09:00 where you are.", examples = "3") @Nullable
        Integer days) {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final Duration LONGEST = Duration.ofDays(366);

    /** The moment it comes back, for a person in {@code zone}. */
    Instant end(Instant now, ZoneId zone) {
        new Violations()
                .check((until == null) != (days == null), "until", "give either until or days")
                .check(until == null || until.isAfter(now), "until", "is past")
                .check(until == null || !until.isAfter(now.plus(LONGEST)), "until", "is more than a year ahead")
                .throwIfAny();
        return until != null
                ? until
                : now.atZone(zone)
                        .toLocalDate()
                        .plusDays(days == null ? 0 : days)
                        .atTime(MORNING)
                        .atZone(zone)
                        .toInstant();
    }
}
