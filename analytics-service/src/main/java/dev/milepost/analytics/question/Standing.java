package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.DayHistogram;
import dev.milepost.analytics.rollup.Promise;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.analytics.rollup.Tally;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a tally says as of a moment, against a promise. */
public record Standing(Tally tally, Promise promise, Instant asOf) {
    private static final int SECONDS_OF_HOUR = 3600;

    /** How many milestones have a status. */
    public long in(MilestoneStatus status) {
        return tally.count(Section.STATUS, status.name());
    }

    /** How many have a status that {@code those} accepts. */
    public long in(Predicate<MilestoneStatus> those) {
        long n = 0;
        for (MilestoneStatus status : MilestoneStatus.values()) {
            n += those.test(status) ? in(status) : 0;
        }
        return n;
    }

    /** How many there are. */
    public long all() {
        return in(status -> true);
    }

    /** How many have not ended. */
    public long open() {
        return in(status -> !status.isEnded());
    }

    /** How many are met that have a promised date and a day they were met. */
    public long measured() {
        return tally.count(Section.VARIANCE, promise.name());
    }

    /** How many of them were met on the promised date or before. */
    public long onTime() {
        return tally.counts(Section.VARIANCE, promise.name()).countUpTo(0);
    }

    /** Days from the promised date to the day they were met, of the measured ones. */
    public DayHistogram variances() {
        return tally.counts(Section.VARIANCE, promise.name());
    }

    /** Days from the promised date to today, of the overdue ones. */
    public DayHistogram overdue() {
        DayHistogram overdue = new DayHistogram();
        tally.counts(Section.OPEN).forEach((label, dates) -> {
            if (label.startsWith(promise.name())) {
                int today = today(label);
                dates.forEach((date, n) -> {
                    if (date < today) {
                        overdue.add(today - date, n);
                    }
                });
            }
        });
        return overdue;
    }

    /** How many are overdue. */
    public long overdues() {
        long n = 0;
        for (var label : tally.counts(Section.OPEN).entrySet()) {
            if (label.getKey().startsWith(promise.name())) {
                n += label.getValue().countUpTo(today(label.getKey()) - 1);
            }
        }
        return n;
    }

    /** How many were missed that have a promised date. */
    public long missedPromises() {
        return tally.count(Section.MISSED, promise.name());
    }

    /** What is paid for milestones with a status that {@code those} accepts, by currency. */
    public Map<String, BigDecimal> value(Predicate<MilestoneStatus> those) {
        Map<String, BigDecimal> values = new TreeMap<>();
        tally.sums(Section.VALUE).forEach((label, amounts) -> {
            if (those.test(MilestoneStatus.valueOf(Labels.first(label)))) {
                amounts.values().forEach(amount -> values.merge(Labels.last(label), amount, BigDecimal::add));
            }
        });
        return values;
    }

    /** Whole hours that milestones were in each state. */
    public Map<MilestoneStatus, DayHistogram> hours() {
        Map<MilestoneStatus, DayHistogram> hours = new TreeMap<>();
        tally.counts(Section.DONE).forEach((status, done) -> done.forEach((hour, n) -> add(hours, status, hour, n)));
        int now = Math.toIntExact(asOf.getEpochSecond() / SECONDS_OF_HOUR);
        tally.counts(Section.RUNNING)
                .forEach((status, since) -> since.forEach((hour, n) -> add(hours, status, Math.max(0, now - hour), n)));
        return hours;
    }

    /** How many of them stand behind figures of {@code which}. */
    public long count(Which which) {
        return switch (which) {
            case ALL, DATED, REMINDED, WAITED, PENALIZED -> all(); // of the latter there are no others in it
            case MEASURED -> measured();
            case LATE -> measured() - onTime();
            case OPEN -> open();
            case OVERDUE -> overdues();
            case COMING -> open() - overdues();
            case OBLIGATIONS -> measured() + missedPromises() + overdues();
            case WITH_PAYMENT -> tally.count(Section.PAID_FOR, "");
        };
    }

    /** Whether there is any payment. */
    boolean hasPayments() {
        return !tally.counts(Section.PAYMENTS).isEmpty();
    }

    private static void add(Map<MilestoneStatus, DayHistogram> hours, String status, int hour, long n) {
        hours.computeIfAbsent(MilestoneStatus.valueOf(status), none -> new DayHistogram())
                .add(hour, n);
    }

    /** The day it is in the time zone that stands last in a label. */
    public int today(String label) {
        return Math.toIntExact(
                asOf.atZone(ZoneId.of(Labels.last(label))).toLocalDate().toEpochDay());
    }
}
