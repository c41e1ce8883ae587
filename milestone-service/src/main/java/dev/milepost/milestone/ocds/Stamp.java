package dev.milepost.milestone.ocds;

import java.time.Instant;
import java.util.Comparator;

/**
 * Which release said something: later dates win, and of releases of one moment the one whose id sorts last, so that the
 * winner does not depend on which came in first.
 *
 * @param date the release's date as written, with its offset
 * @param release the release's id
 */
record Stamp(String date, String release) implements Comparable<Stamp> {
    private static final Comparator<Stamp> ORDER =
            Comparator.comparing(Stamp::at).thenComparing(Stamp::release);

    Instant at() {
        return OcdsDate.moment(date);
    }

    @Override
    public int compareTo(Stamp other) {
        return date.equals(other.date) ? release.compareTo(other.release) : ORDER.compare(this, other);
    }
}
