package dev.milepost.analytics.rollup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Quarters of years, numbered on from the first one of the year 0, both included. What is open is kept by date and time zone,
 * which comes to thousands of dates in a cell, as what is overdue follows from the moment of the question. That needs the
 * dates about today only: what is promised in quarters that are over everywhere is overdue, and counted by quarter besides.
 */
public record Quarters(int first, int last) {
    private static final int OF_YEAR = 4;
    private static final int MONTHS = 3;

    /** The one of a day, which is counted from 1970-01-01. */
    public static int of(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * OF_YEAR + (date.getMonthValue() - 1) / MONTHS;
    }

    /** Those that it may be somewhere on earth at {@code moment}. */
    public static Quarters around(Instant moment) {
        int day = Math.toIntExact(
                Math.floorDiv(moment.getEpochSecond(), Duration.ofDays(1).toSeconds()));
        return new Quarters(of(day - 1), of(day + 1));
    }

    /** The same with all before them. */
    public static Quarters until(Instant moment) {
        return new Quarters(0, around(moment).last);
    }

    /** The first day of the first one, counted from 1970-01-01. */
    public int firstDay() {
        return Math.toIntExact(
                LocalDate.of(first / OF_YEAR, first % OF_YEAR * MONTHS + 1, 1).toEpochDay());
    }

    boolean contain(int day) {
        int quarter = of(day);
        return quarter >= first && quarter <= last;
    }

    /** The name of the row with what {@code block} has in {@code quarter}; in the order of time. */
    static String row(Block block, int quarter) {
        return "%c%04dQ%d".formatted(block.name().charAt(0), quarter / OF_YEAR, quarter % OF_YEAR + 1);
    }
}
