package dev.milepost.milestone.deadline;

import dev.milepost.events.DayUnit;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** An ISO 8601 period that can be counted. */
public record Offset(int months, int days) {
    /** The most business days that are counted, about two years: a trace names each day skipped. */
    public static final int MOST_BUSINESS_DAYS = 500;

    /** The longest offset in years. */
    public static final int MOST_YEARS = 100;

    private static final int MONTHS_OF_YEAR = 12;
    private static final int LONGEST_YEAR = 366;
    private static final Pattern ISO = Pattern.compile("P(?=\\d)(\\d{1,5}Y)?(\\d{1,5}M)?(\\d{1,5}W)?(\\d{1,5}D)?");

    /**
     * Reads what {@link Period} writes.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static Offset parse(String text, DayUnit unit) {
        if (!ISO.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no ISO 8601 period of years, months, weeks and days without a sign; one is P14D");
        }
        Period period;
        long months;
        try {
            period = Period.parse(text);
            months = period.toTotalMonths();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is too long", e);
        }
        if (unit != DayUnit.CALENDAR && months != 0) {
            throw new IllegalArgumentException(unit + " are counted in days; say for example P10D");
        }
        if (unit != DayUnit.CALENDAR && text.indexOf('W') > 0) {
            throw new IllegalArgumentException(unit + " are counted in days, not weeks; say for example P10D");
        }
        if (unit != DayUnit.CALENDAR && period.getDays() > MOST_BUSINESS_DAYS) {
            throw new IllegalArgumentException("at most " + MOST_BUSINESS_DAYS + " " + unit + " are counted");
        }
        if (months > MOST_YEARS * MONTHS_OF_YEAR || period.getDays() > MOST_YEARS * LONGEST_YEAR) {
            throw new IllegalArgumentException("'" + text + "' is longer than " + MOST_YEARS + " years");
        }
        return new Offset((int) months, period.getDays());
    }

    /** The same, {@code times} as long. */
    Offset times(int times) {
        return new Offset(Math.multiplyExact(months, times), Math.multiplyExact(days, times));
    }

    boolean isZero() {
        return months == 0 && days == 0;
    }
}
