package dev.milepost.analytics.rollup;

import java.util.TreeMap;

/**
 * How tallies are stored: section, labels, and per label the days and numbers ascending, each day as the distance from the
 * one before, in numbers of 7 bits a byte. A day of a histogram takes two or three bytes.
 */
final class Packed {
    static final int PAYLOAD_BITS = 7;
    static final int PAYLOAD = 0x7F;
    static final int MORE = 0x80;

    private Packed() {}

    static byte[] bytes(Tally tally) {
        BytesOut out = new BytesOut();
        write(out, tally);
        return out.bytes();
    }

    /** Adds what {@code bytes} hold to {@code tally}. */
    static void addTo(Tally tally, byte[] bytes) {
        read(new Bytes(bytes), tally);
    }

    static void write(BytesOut out, Tally tally) {
        for (Section section : Section.values()) {
            if (section.amounts()) {
                writeSums(out, section, tally);
            } else {
                writeCounts(out, section, tally);
            }
        }
        out.text("");
    }

    private static void writeCounts(BytesOut out, Section section, Tally tally) {
        var labels = tally.counts(section);
        if (labels.isEmpty()) {
            return;
        }
        out.text(section.name());
        out.number(labels.size());
        new TreeMap<>(labels).forEach((label, days) -> { // in one order, so that equal tallies are equal bytes
            out.text(label);
            out.number(days.size());
            int[] before = {0};
            days.forEach((day, n) -> {
                out.number((long) day - before[0]);
                out.number(n);
                before[0] = day;
            });
        });
    }

    private static void writeSums(BytesOut out, Section section, Tally tally) {
        var labels = tally.sums(section);
        if (labels.isEmpty()) {
            return;
        }
        out.text(section.name());
        out.number(labels.size());
        new TreeMap<>(labels).forEach((label, days) -> {
            out.text(label);
            out.number(days.size());
            int[] before = {0};
            days.forEach((day, amount) -> {
                out.number((long) day - before[0]);
                out.amount(amount);
                before[0] = day;
            });
        });
    }

    static void read(Bytes in, Tally tally) {
        for (String name = in.text(); !name.isEmpty(); name = in.text()) {
            Section section = Section.valueOf(name);
            for (long labels = in.number(); labels > 0; labels--) {
                String label = in.text();
                int days = Math.toIntExact(in.number());
                long day = 0;
                if (section.amounts()) {
                    DayAmounts read = new DayAmounts();
                    for (int i = 0; i < days; i++) {
                        day += in.number();
                        read.add(Math.toIntExact(day), in.amount());
                    }
                    tally.add(section, label, read);
                } else {
                    DayHistogram read = new DayHistogram(Math.max(1, days));
                    for (int i = 0; i < days; i++) {
                        day += in.number();
                        read.add(Math.toIntExact(day), in.number());
                    }
                    tally.add(section, label, read);
                }
            }
        }
    }
}
