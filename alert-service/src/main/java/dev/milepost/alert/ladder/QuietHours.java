package dev.milepost.alert.ladder;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Hours of the day in which nobody is to be disturbed, from and including {@code from}, up to and excluding {@code to}.
 * They may run over midnight; the same time twice means none.
 */
@Schema(
        name = "QuietHours",
        description = "Hours in the recipient's time zone in which nothing is sent; they may run over midnight.")
public record QuietHours(
        @Schema(required = true, description = "Their beginning.", examples = "00:00")
        LocalTime from,

        @Schema(required = true, description = "Their end, which is when what waits is sent.", examples = "07:00")
        LocalTime to) {

    /** {@code moment}, or the end of the quiet hours it falls into. */
    public Instant after(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        if (!contains(local.toLocalTime())) {
            return moment;
        }
        var day = local.toLocalDate();
        boolean endsTomorrow = !local.toLocalTime().isBefore(to);
        // A time that clocks jump over counts as that much later; one that comes twice is taken the first time, unless
        // that is past already.
        ZonedDateTime end = (endsTomorrow ? day.plusDays(1) : day).atTime(to).atZone(zone);
        Instant first = end.toInstant();
        Instant found =
                first.isAfter(moment) ? first : end.withLaterOffsetAtOverlap().toInstant();
        // Moved over the hour that does not exist it may have come into the next quiet hours.
        return contains(found.atZone(zone).toLocalTime()) ? after(found, zone) : found;
    }

    /** {@code moment}, or as many minutes before the quiet hours it falls into. */
    public Instant before(Instant moment, ZoneId zone, int minutes) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        if (!contains(time)) {
            return moment;
        }
        var day = time.isBefore(from)
                ? local.toLocalDate().minusDays(1) // over midnight
                : local.toLocalDate();
        return day.atTime(from).minusMinutes(minutes).atZone(zone).toInstant();
    }

    /** Whether the time of day is one of them. */
    public boolean contains(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : from.isAfter(to) && (!time.isBefore(from) || time.isBefore(to));
    }
}
