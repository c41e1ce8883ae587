package dev.milepost.analytics.rollup;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * One cell of a figure. What a figure does not tell apart is empty or 0.
 *
 * @param day a date as days since 1970-01-01, or a variance in days
 * @param currency ISO 4217 code
 * @param timeZone IANA name of the zone in which {@code day} is a date
 */
public record Cell(Figure figure, int day, String status, String currency, String timeZone)
        implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::figure)
            .thenComparing(Cell::day)
            .thenComparing(Cell::status)
            .thenComparing(Cell::currency)
            .thenComparing(Cell::timeZone);

    /** The cell of a status. */
    public static Cell ofStatus(Figure figure, String status) {
        return new Cell(figure, 0, status, "", "");
    }

    /** The cell of a number of days. */
    public static Cell ofDays(Figure figure, int days) {
        return new Cell(figure, days, "", "", "");
    }

    /** The cell of a date in a time zone. */
    public static Cell ofDate(Figure figure, LocalDate date, String timeZone) {
        return new Cell(figure, Math.toIntExact(date.toEpochDay()), "", "", timeZone);
    }

    /** The same for one currency. */
    public Cell in(String currencyCode) {
        return new Cell(figure, day, status, currencyCode, timeZone);
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
