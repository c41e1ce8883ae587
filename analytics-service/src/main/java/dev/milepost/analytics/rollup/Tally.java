package dev.milepost.analytics.rollup;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts and sums that can be added and taken back without loss: per section, label and day (a day, a number of days or
 * hours; 0 where there is none). What comes to nothing is not kept, so that equal contents are equal tallies.
 */
public final class Tally {
    private final Map<Section, Map<String, DayHistogram>> counts = new EnumMap<>(Section.class);
    private final Map<Section, Map<String, DayAmounts>> sums = new EnumMap<>(Section.class);

    private static final int FEW_LABELS = 4;
    private static final String TOO_MANY = ""; // no reason is empty
    private static final int MOST_REASONS = 1_000;

    /** Counts {@code n} more. */
    public void count(Section section, String label, int day, long n) {
        DayHistogram days = days(section, label);
        days.add(day, n);
        removeEmpty(section, label, days);
    }

    /** Adds {@code amount}. */
    public void add(Section section, String label, int day, BigDecimal amount) {
        var labels = sums.computeIfAbsent(section, none -> new HashMap<>());
        var days = labels.computeIfAbsent(label, none -> new DayAmounts());
        days.add(day, amount);
        if (days.isEmpty()) {
            labels.remove(label);
        }
        if (labels.isEmpty()) {
            sums.remove(section);
        }
    }

    /** Adds all of {@code other} {@code times} times: 1 to count it in, -1 to take it back. */
    public void add(Tally other, int times) {
        other.counts.keySet().forEach(section -> add(other, section, times));
        other.sums.keySet().forEach(section -> add(other, section, times));
    }

    /** The same with one section. */
    public void add(Tally other, Section section, int times) {
        other.counts(section).forEach((label, more) -> {
            DayHistogram days = days(section, label);
            days.add(more, times);
            removeEmpty(section, label, days);
        });
        other.sums(section)
                .forEach((label, days) ->
                        days.forEach((day, amount) -> add(section, label, day, times < 0 ? amount.negate() : amount)));
    }

    /** Adds a histogram that nobody else will change. */
    void add(Section section, String label, DayHistogram more) {
        if (!more.isEmpty()) {
            var labels = counts.computeIfAbsent(section, none -> new HashMap<>(FEW_LABELS));
            DayHistogram days = labels.putIfAbsent(label, more);
            if (days != null) {
                days.add(more, 1);
                removeEmpty(section, label, days);
            }
        }
    }

    /** Adds sums that nobody else will change. */
    void add(Section section, String label, DayAmounts more) {
        if (!more.isEmpty()) {
            var labels = sums.computeIfAbsent(section, none -> new HashMap<>(FEW_LABELS));
            if (labels.putIfAbsent(label, more) != null) {
                more.forEach((day, amount) -> add(section, label, day, amount));
            }
        }
    }

    private DayHistogram days(Section section, String label) {
        return counts.computeIfAbsent(section, none -> new HashMap<>(FEW_LABELS))
                .computeIfAbsent(label, none -> new DayHistogram());
    }

    private void removeEmpty(Section section, String label, DayHistogram days) {
        if (days.isEmpty()) {
            Map<String, DayHistogram> labels = Objects.requireNonNull(counts.get(section));
            labels.remove(label);
            if (labels.isEmpty()) {
                counts.remove(section);
            }
        }
    }

    /** Counts by label and day; not to be changed. */
    public Map<String, DayHistogram> counts(Section section) {
        return counts.getOrDefault(section, Collections.emptyMap());
    }

    /** How many a label has of a section on each day. */
    public DayHistogram counts(Section section, String label) {
        DayHistogram days = counts(section).get(label);
        return days == null ? new DayHistogram() : days;
    }

    /** Sums by label and day. */
    public Map<String, DayAmounts> sums(Section section) {
        return sums.getOrDefault(section, Collections.emptyMap());
    }

    /** The sums of a label by day. */
    public DayAmounts sums(Section section, String label) {
        DayAmounts days = sums(section).get(label);
        return days == null ? new DayAmounts() : days;
    }

    /** All that are counted under a label. */
    public long count(Section section, String label) {
        DayHistogram days = counts(section).get(label);
        return days == null ? 0 : days.count();
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return counts.isEmpty() && sums.isEmpty();
    }

    /** Takes all of a section away. */
    private void clear(Section section) {
        counts.remove(section);
        sums.remove(section);
    }

    /**
     * Keeps reasons as long as they are few. They are free text: of many only that there were too many is kept, or the cell
     * would grow for ever.
     */
    void keepFewReasons() {
        if (lacksReasons() || counts(Section.REASONS).size() > MOST_REASONS) {
            clear(Section.REASONS);
            count(Section.REASONS, TOO_MANY, 0, 1);
        }
    }

    /** Whether its reasons were too many to be kept. */
    public boolean lacksReasons() {
        return counts(Section.REASONS).containsKey(TOO_MANY);
    }

    /** All but a section; shares what is in the others. */
    public Tally without(Section section) {
        Tally rest = new Tally();
        rest.counts.putAll(counts);
        rest.sums.putAll(sums);
        rest.clear(section);
        return rest;
    }

    /** Only those sections that {@code blocks} keep; shares what is in them. */
    Tally of(Set<Block> blocks) {
        Tally part = new Tally();
        counts.forEach((section, labels) -> {
            if (blocks.contains(section.block())) {
                part.counts.put(section, labels);
            }
        });
        sums.forEach((section, labels) -> {
            if (blocks.contains(section.block())) {
                part.sums.put(section, labels);
            }
        });
        return part;
    }

    /** The same, of what is by date only the days of {@code quarters}. */
    Tally of(Set<Block> blocks, Quarters quarters) {
        Set<Block> undated = EnumSet.copyOf(blocks);
        undated.removeIf(Block::isDated);
        Tally part = of(undated);
        forEachDay(blocks, day -> quarters.contain(day) ? part : null);
        return part;
    }

    /**
     * What is stored in each row of a cell, by its name: a block, or what a dated one has in a quarter.
     *
     * @param byQuarter whether the cell has many dates
     */
    Map<String, Tally> rows(boolean byQuarter) {
        Map<String, Tally> rows = new HashMap<>();
        for (Block block : Block.values()) {
            if (block.isDated() && byQuarter) {
                Map<Integer, Tally> quarters = new HashMap<>();
                forEachDay(Set.of(block), day -> quarters.computeIfAbsent(Quarters.of(day), none -> new Tally()));
                quarters.forEach((quarter, its) -> rows.put(Quarters.row(block, quarter), its));
            } else {
                rows.put(block.name(), of(Set.of(block)));
            }
        }
        rows.values().removeIf(Tally::isEmpty);
        return rows;
    }

    private interface Place {
        @Nullable
        Tally of(int day);
    }

    /** Puts each day of what is by date where it belongs; nowhere for null. */
    private void forEachDay(Set<Block> blocks, Place place) {
        counts.forEach((section, labels) -> {
            if (section.block().isDated() && blocks.contains(section.block())) {
                labels.forEach((label, days) -> days.forEach((day, n) -> {
                    Tally to = place.of(day);
                    if (to != null) {
                        to.count(section, label, day, n);
                    }
                }));
            }
        });
        sums.forEach((section, labels) -> {
            if (section.block().isDated() && blocks.contains(section.block())) {
                labels.forEach((label, days) -> days.forEach((day, amount) -> {
                    Tally to = place.of(day);
                    if (to != null) {
                        to.add(section, label, day, amount);
                    }
                }));
            }
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && counts.equals(tally.counts) && sums.equals(tally.sums);
    }

    @Override
    public int hashCode() {
        return counts.hashCode() * 31 + sums.hashCode();
    }

    @Override
    public String toString() {
        return counts + " " + sums;
    }
}
