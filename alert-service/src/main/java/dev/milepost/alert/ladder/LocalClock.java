package dev.milepost.alert.ladder;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How time runs where a recipient is.
 *
 * @param quiet hours in which they are not disturbed: those of the policy and those of their own
 * @param presence when they are a recipient at all, for who only stands in for another; null for always
 */
public record LocalClock(
        ZoneId zone,
        WorkDays days,
        List<QuietHours> quiet,
        @Nullable Presence presence) {
    /** Of who is always there. */
    public LocalClock(ZoneId zone, WorkDays days, List<QuietHours> quiet) {
        this(zone, days, quiet, null);
    }

    /** From and including a moment until another. */
    public record Presence(Instant from, Instant until) {}

    /** The same of who only stands in. */
    public LocalClock only(Presence then) {
        return new LocalClock(zone, days, quiet, then);
    }

    /** Whether they are a recipient then. */
    public boolean isThere(Instant moment) {
        return presence == null || !moment.isBefore(presence.from) && moment.isBefore(presence.until);
    }

    /** {@code moment}, or when they are there for the first time after it. */
    public Instant there(Instant moment) {
        return presence == null || !moment.isBefore(presence.from) ? moment : presence.from;
    }
}
