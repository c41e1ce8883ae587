package dev.milepost.alert.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * When to remind of a milestone: at one time of day on certain days around its due date.
 *
 * <p>The time is that of clocks in the contract's time zone. Where they are put forward over it, so that it does not
 * exist, the reminder is due as much later as the clocks were put forward; where they are put back and it comes twice,
 * it is due the first time.
 */
@ApplicationScoped
public class Ladder {
    private final List<Rung> rungs;
    private final LocalTime at;

    @Inject
    Ladder(LadderConfig config) {
        this(config.rungs().stream().map(Rung::new).distinct().toList(), config.at());
    }

    Ladder(List<Rung> rungs, LocalTime at) {
        this.rungs = rungs;
        this.at = at;
    }

    /** The rungs as they were configured. */
    public List<Rung> rungs() {
        return rungs;
    }

    /** The time of day in the contract's time zone. */
    public LocalTime at() {
        return at;
    }

    /** Each rung with its moment, the earliest first. */
    public List<Step> steps(LocalDate dueDate, ZoneId zone) {
        return rungs.stream()
                .map(rung -> new Step(rung, moment(rung.day(dueDate), zone)))
                .sorted(Comparator.comparing(Step::sendAt))
                .toList();
    }

    private Instant moment(LocalDate day, ZoneId zone) {
        return day.atTime(at).atZone(zone).toInstant();
    }
}
