package dev.milepost.kit.http;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violation;
import dev.milepost.kit.problem.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; a wrong one is refused with 400 and named, never ignored. */
public final class Choice {
    private static final int LAST_YEAR = 9999;

    private Choice() {}

    /** A day of the calendar; null when absent. */
    public static @Nullable LocalDate day(String parameter, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
                throw new DateTimeException("beyond four digits");
            }
            return day;
        } catch (DateTimeException e) {
            throw wrong(parameter, "'" + value + "' is not a date of the calendar such as 2027-02-28 (ISO 8601)");
        }
    }

    /** A UUID; null when absent. */
    public static @Nullable UUID id(String parameter, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw wrong(parameter, "'" + value + "' is not a UUID");
        }
    }

    /** A moment; null when absent. */
    public static @Nullable Instant moment(String parameter, @Nullable String value) {
        try {
            return value == null ? null : StrictMoments.parse(value);
        } catch (DateTimeException e) {
            throw wrong(parameter, "'" + value + "' is not a moment such as 2027-03-01T08:00:00Z (ISO 8601)");
        }
    }

    /** A whole number; null when absent. */
    public static @Nullable Integer number(String parameter, @Nullable String value) {
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw wrong(parameter, "'" + value + "' is not a whole number");
        }
    }

    /** Values of an enum; empty when absent. */
    public static <E extends Enum<E>> List<E> values(String parameter, Class<E> type, List<String> values) {
        return values.stream()
                .map(value -> value(parameter, type, value))
                .distinct()
                .toList();
    }

    /** True, false or absent. */
    public static @Nullable Boolean flag(String parameter, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(parameter, "'" + value + "' is neither true nor false");
        };
    }

    private static <E extends Enum<E>> E value(String parameter, Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(
                        parameter,
                        "'" + value + "' is none of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    /** Refuses a time that ends before it begins: a list of it is empty and does not say why. */
    public static <T extends Comparable<? super T>> void inOrder(@Nullable T from, @Nullable T to) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw wrong("from", "is after 'to': " + from + " is later than " + to);
        }
    }

    /** The refusal of a parameter. */
    public static RuntimeException wrong(String parameter, String message) {
        return Violations.problem(ProblemType.INVALID_FILTER, List.of(new Violation(parameter, message)));
    }
}
