package dev.milepost.alert.ladder;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a ladder.
 *
 * @param offset from the due date; negative is before it
 */
public record Rung(Period offset) {
    /** The name of the rung in the ledger and in the API: {@code P-7D}. */
    public String name() {
        return offset.toString();
    }

    /** The day it falls on. Months and years end at the last day of a shorter month. */
    public LocalDate day(LocalDate dueDate) {
        return dueDate.plus(offset);
    }

    /** What it is in words: {@code 7 days before the due date}. */
    public String inWords() {
        if (offset.isZero()) {
            return "on the due date";
        }
        boolean before = offset.isNegative();
        Period length = before ? offset.negated() : offset;
        List<String> parts = new ArrayList<>();
        add(parts, length.getYears(), "year");
        add(parts, length.getMonths(), "month");
        add(parts, length.getDays(), "day");
        return String.join(" and ", parts) + (before ? " before" : " after") + " the due date";
    }

    private static void add(List<String> parts, int count, String unit) {
        if (count != 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
