package dev.milepost.alert.ladder;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One step of a ladder, or one repetition of a step.
 *
 * @param offset from the day it counts from; negative is before it. Only days when {@code business}
 * @param business whether it counts business days of the recipient
 * @param repetition 0 for the step itself, then 1, 2, … for its repetitions, whose own offset this is
 * @param escalation whether it goes to others because nobody acknowledged the step
 */
public record Rung(Period offset, boolean business, int repetition, boolean escalation) {
    private static final Pattern NAME = Pattern.compile("(P[^B#!]+)(B?)(?:#(\\d+))?(!?)");

    /** A step that counts calendar days and does not repeat. */
    public Rung(Period offset) {
        this(offset, false, 0, false);
    }

    /**
     * The name in the ledger and in the API: {@code P-7D}; {@code P-5DB} counts business days, {@code P3D#2} is a second
     * repetition, {@code P-7D!} escalates {@code P-7D}.
     */
    public String name() {
        return offset + (business ? "B" : "") + (repetition > 0 ? "#" + repetition : "") + (escalation ? "!" : "");
    }

    /** The rung of that {@link #name}. */
    public static Rung parse(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new DateTimeParseException("no rung", name, 0);
        }
        return new Rung(
                Period.parse(parts.group(1)),
                !parts.group(2).isEmpty(),
                parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3)),
                !parts.group(4).isEmpty());
    }

    /** Whether it falls on the very day, and is no repetition. */
    public boolean isAtOnce() {
        return offset.isZero() && repetition == 0;
    }

    /** What escalates this. */
    public Rung escalated() {
        return new Rung(offset, business, repetition, true);
    }

    /** What this escalates. */
    public Rung base() {
        return new Rung(offset, business, repetition, false);
    }

    /** The day it falls on. Months and years end at the last day of a shorter month. */
    public LocalDate day(LocalDate from, WorkDays days) {
        return business ? days.plus(from, offset.getDays()) : from.plus(offset);
    }

    /** What it is in words, for the day that {@code what} names: {@code 7 days before the due date}. */
    public String inWords(String what) {
        String place;
        if (offset.isZero()) {
            place = "on " + what;
        } else {
            Period length = offset.isNegative() ? offset.negated() : offset;
            List<String> parts = new ArrayList<>();
            add(parts, length.getYears(), "year");
            add(parts, length.getMonths(), "month");
            add(parts, length.getDays(), business ? "business day" : "day");
            place = String.join(" and ", parts) + (offset.isNegative() ? " before " : " after ") + what;
        }
        return (escalation ? "escalation of the reminder " : "")
                + place
                + (repetition > 0 ? " (repetition " + repetition + ")" : "");
    }

    private static void add(List<String> parts, int count, String unit) {
        if (count != 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
