package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.DayHistogram;
import dev.milepost.analytics.rollup.Promise;
import dev.milepost.analytics.rollup.Quarters;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.analytics.rollup.Tally;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What a tally says as of a moment, against a promise. */
public final class Standing {
    private static final int SECONDS_OF_HOUR = 3600;
    private static final List<MilestoneStatus> OPEN = Arrays.stream(MilestoneStatus.values())
            .filter(status -> !status.isEnded())
            .toList();
    private static final int STATUSES = MilestoneStatus.values().length;
    /** Few and ever the same: some statuses by some currencies. */
    private static final Map<String, Worth> WORTHS = new ConcurrentHashMap<>();

    private final Tally tally;
    private final Promise promise;
    private final Instant asOf;
    private final long[] byStatus = new long[STATUSES]; // asked for again and again, of each group

    public Standing(Tally tally, Promise promise, Instant asOf) {
        this.tally = tally;
        this.promise = promise;
        this.asOf = asOf;
        tally.counts(Section.STATUS)
                .forEach((status, n) -> byStatus[MilestoneStatus.valueOf(status).ordinal()] = n.count());
    }

    /** A label of values. */
    private record Worth(MilestoneStatus status, String currency) {
        static Worth of(String label) {
            return new Worth(MilestoneStatus.valueOf(Labels.first(label)), Labels.last(label));
        }
    }

    public Tally tally() {
        return tally;
    }

    /** How many milestones have a status. */
    public long in(MilestoneStatus status) {
        return byStatus[status.ordinal()];
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
        long n = 0;
        for (MilestoneStatus status : OPEN) {
            n += in(status);
        }
        return n;
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

    /** Days from the promised date to today, of the overdue ones; for that all dates until today must have been read. */
    public DayHistogram overdue() {
        DayHistogram overdue = new DayHistogram();
        tally.counts(Section.OPEN).forEach((label, dates) -> {
            if (label.startsWith(promise.name())) {
                overdue.add(dates.until(today(label)), 1);
            }
        });
        return overdue;
    }

    /** How many are overdue. */
    public long overdues() {
        Quarters present = Quarters.around(asOf);
        int over = present.firstDay() - 1;
        long n = tally.counts(Section.OPEN_QUARTERS, promise.name()).countUpTo(present.first() - 1);
        for (var label : tally.counts(Section.OPEN).entrySet()) {
            if (label.getKey().startsWith(promise.name())) {
                n += label.getValue().countUpTo(today(label.getKey()) - 1)
                        - label.getValue().countUpTo(over);
            }
        }
        return n;
    }

    /** How many payments in {@code currency} are overdue. */
    public long overduePayments(String currency) {
        Quarters present = Quarters.around(asOf);
        int over = present.firstDay() - 1;
        long n = tally.counts(Section.UNPAID_QUARTERS, currency).countUpTo(present.first() - 1);
        for (var label : tally.counts(Section.UNPAID).entrySet()) {
            if (Labels.first(label.getKey()).equals(currency)) {
                n += label.getValue().countUpTo(today(label.getKey()) - 1)
                        - label.getValue().countUpTo(over);
            }
        }
        return n;
    }

    /** What is outstanding of them. */
    public BigDecimal overdueAmount(String currency) {
        Quarters present = Quarters.around(asOf);
        BigDecimal amount =
                tally.sums(Section.UNPAID_AMOUNT_QUARTERS, currency).total(Integer.MIN_VALUE, present.first());
        for (var label : tally.sums(Section.UNPAID_AMOUNT).entrySet()) {
            if (Labels.first(label.getKey()).equals(currency)) {
                amount = amount.add(label.getValue().total(present.firstDay(), today(label.getKey())));
            }
        }
        return amount;
    }

    /** How many were missed that have a promised date. */
    public long missedPromises() {
        return tally.count(Section.MISSED, promise.name());
    }

    /** What is paid for milestones with a status that {@code those} accepts, by currency. */
    public Map<String, BigDecimal> value(Predicate<MilestoneStatus> those) {
        Map<String, BigDecimal> values = new TreeMap<>();
        tally.sums(Section.VALUE).forEach((label, amounts) -> {
            Worth worth = WORTHS.computeIfAbsent(label, Worth::of);
            if (those.test(worth.status())) {
                values.merge(worth.currency(), amounts.total(), BigDecimal::add);
            }
        });
        return values;
    }

    /** Whole hours that milestones were in each state. */
    public Map<MilestoneStatus, DayHistogram> hours() {
        Map<MilestoneStatus, DayHistogram> hours = new TreeMap<>();
        tally.counts(Section.DONE).forEach((status, done) -> of(hours, status).add(done, 1));
        int now = Math.toIntExact(asOf.getEpochSecond() / SECONDS_OF_HOUR);
        tally.counts(Section.RUNNING).forEach((status, since) -> {
            DayHistogram its = of(hours, status);
            its.add(since.until(now), 1);
            its.add(0, since.count() - since.countUpTo(now - 1)); // not yet an hour
        });
        return hours;
    }

    /** How many of them stand behind figures of {@code which}. */
    public long count(Which which) {
        return switch (which) {
            case ALL, DATED, REMINDED, WAITED, VALUED, PENALIZED -> all(); // of the latter there are no others in it
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

    private static DayHistogram of(Map<MilestoneStatus, DayHistogram> hours, String status) {
        return hours.computeIfAbsent(MilestoneStatus.valueOf(status), none -> new DayHistogram());
    }

    /** The day it is in the time zone that stands last in a label. */
    public int today(String label) {
        return Math.toIntExact(
                asOf.atZone(ZoneId.of(Labels.last(label))).toLocalDate().toEpochDay());
    }
}
