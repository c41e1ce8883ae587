package dev.milepost.milestone.portfolio;

import dev.milepost.kit.http.Choice;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days from {@code from} to {@code to}, both included. */
record Period(LocalDate from, LocalDate to) {
    /** The period that two parameters ask for; refused when one is missing, it is the wrong way round, or too long. */
    static Period of(@Nullable String first, @Nullable String last, int mostYears) {
        LocalDate from = needed("from", Choice.day("from", first));
        LocalDate to = needed("to", Choice.day("to", last));
        if (to.isBefore(from)) {
            throw Choice.wrong("to", to + " is before from, " + from);
        }
        if (to.isAfter(from.plusYears(mostYears))) {
            throw Choice.wrong("to", "is more than " + mostYears + " years after from");
        }
        return new Period(from, to);
    }

    private static LocalDate needed(String parameter, @Nullable LocalDate day) {
        if (day == null) {
            throw Choice.wrong(parameter, "is needed: a date such as 2027-02-28 (ISO 8601)");
        }
        return day;
    }
}
