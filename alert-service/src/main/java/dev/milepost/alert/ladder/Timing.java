package dev.milepost.alert.ladder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Optional;

/**
 * When on its day a rung is due.
 *
 * <p>The time is that of the recipient's clocks. Where they are put forward over it, so that it does not exist, the
 * reminder is due as much later as the clocks were put forward; where they are put back and it comes twice, it is due the
 * first time. Quiet hours put it off to their end; what would come on another day for that comes before they begin where it
 * must not be late.
 *
 * @param at the time of day
 * @param businessDaysOnly whether a day off moves it: a rung before or on the day it counts from to the business day
 *     before, so that it never comes too late, one after it to the next
 */
public record Timing(LocalTime at, boolean businessDaysOnly) {
    private static final int ROUNDS = 8;
    /** So long before quiet hours, in minutes, where there is room: a mail may need more than one attempt. */
    private static final int QUARTER = 15;

    /**
     * The moment of a rung that falls on {@code day}.
     *
     * @param after whether it comes after the day it counts from
     */
    public Instant moment(LocalDate day, boolean after, LocalClock clock) {
        LocalDate kept = businessDaysOnly ? clock.days().next(day, after ? 1 : -1) : day;
        Instant planned = kept.atTime(at).atZone(clock.zone()).toInstant();
        Instant found = undisturbed(planned, clock);
        if (clock.dayOf(found).equals(clock.dayOf(planned))) {
            return found;
        }
        return after
                ? onBusinessDay(found, clock)
                : before(planned, clock, QUARTER)
                        .or(() -> before(planned, clock, 1))
                        .orElseGet(() -> onBusinessDay(found, clock));
    }

    /** The first moment from {@code moment} on that suits the recipient: for what happens, and for escalations. */
    public Instant soonest(Instant moment, LocalClock clock) {
        Instant found = undisturbed(moment, clock);
        LocalDate day = clock.dayOf(found);
        LocalDate worked = businessDaysOnly ? clock.days().next(day, 1) : day;
        return worked.equals(day)
                ? found
                : undisturbed(worked.atTime(at).atZone(clock.zone()).toInstant(), clock);
    }

    /** The moment {@code wait} after {@code moment}: a duration as it is, whole days at the same time of day. */
    public Instant later(Instant moment, String wait, boolean business, LocalClock clock) {
        if (wait.contains("T")) {
            return soonest(moment.plus(Duration.parse(wait)), clock);
        }
        var local = moment.atZone(clock.zone());
        Period period = Period.parse(wait);
        LocalDate day = business
                ? clock.days().plus(local.toLocalDate(), period.getDays())
                : local.toLocalDate().plus(period);
        return soonest(day.atTime(local.toLocalTime()).atZone(clock.zone()).toInstant(), clock);
    }

    /** The same time of day on the first day from then on that is none off. */
    private Instant onBusinessDay(Instant moment, LocalClock clock) {
        var local = moment.atZone(clock.zone());
        LocalDate worked = businessDaysOnly ? clock.days().next(local.toLocalDate(), 1) : local.toLocalDate();
        return worked.equals(local.toLocalDate())
                ? moment
                : undisturbed(
                        worked.atTime(local.toLocalTime()).atZone(clock.zone()).toInstant(), clock);
    }

    /** As many minutes before the quiet hours that {@code moment} falls into, if that is on the same day. */
    private static Optional<Instant> before(Instant moment, LocalClock clock, int minutes) {
        LocalDate day = clock.dayOf(moment);
        Instant found = moment;
        for (int i = 0; i < ROUNDS && clock.dayOf(found).equals(day); i++) {
            if (undisturbed(found, clock).equals(found)) {
                return Optional.of(found);
            }
            for (QuietHours hours : clock.quiet()) {
                found = hours.before(found, clock.zone(), minutes);
            }
        }
        return Optional.empty();
    }

    /** The first moment that is in nobody's quiet hours; where theirs leave no minute of the day, as it is. */
    private static Instant undisturbed(Instant moment, LocalClock clock) {
        Instant found = moment;
        for (int i = 0; i < ROUNDS; i++) {
            Instant before = found;
            for (QuietHours hours : clock.quiet()) {
                found = hours.after(found, clock.zone());
            }
            if (found.equals(before)) {
                return found;
            }
        }
        return moment;
    }
}
