package dev.milepost.alert.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * How time runs where a recipient is.
 *
 * @param quiet hours in which they are not disturbed: those of the policy and those of their own
 * @param presences when they are a recipient at all, for who only stands in for others; empty for always
 */
public record LocalClock(ZoneId zone, WorkDays days, List<QuietHours> quiet, List<Presence> presences) {
    /** Of who is always there. */
    public LocalClock(ZoneId zone, WorkDays days, List<QuietHours> quiet) {
        this(zone, days, quiet, List.of());
    }

    /** From and including a moment until another. */
    public record Presence(Instant from, Instant until) {
        private boolean includes(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    /** The same of who only stands in. */
    public LocalClock only(List<Presence> then) {
        return new LocalClock(zone, days, quiet, then);
    }

    /** The day it is there at {@code moment}. */
    LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** Whether they are a recipient then. */
    public boolean isThere(Instant moment) {
        return presences.isEmpty() || presences.stream().anyMatch(presence -> presence.includes(moment));
    }

    /** {@code moment}, or when they are there for the first time after it. */
    public Instant there(Instant moment) {
        return isThere(moment)
                ? moment
                : presences.stream()
                        .map(Presence::from)
                        .filter(moment::isBefore)
                        .min(Comparator.naturalOrder())
                        .orElse(moment);
    }
}
