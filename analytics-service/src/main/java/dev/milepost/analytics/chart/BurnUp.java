package dev.milepost.analytics.chart;

import dev.milepost.analytics.question.DayCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What was promised by when, and what was met when.
 *
 * @param promised milestones by promised day, ascending; without waived and cancelled ones
 * @param met those of them that are met, by the day they were met, ascending
 */
record BurnUp(Instant asOf, LocalDate today, List<DayCount> promised, List<DayCount> met) {
    long scope() {
        return sum(promised);
    }

    long done() {
        return sum(met);
    }

    /** How many were promised up to and with {@code day}. */
    long due(LocalDate day) {
        return sum(promised.stream().filter(one -> !one.day().isAfter(day)).toList());
    }

    private static long sum(List<DayCount> days) {
        return days.stream().mapToLong(DayCount::n).sum();
    }
}
