package dev.milepost.milestone.milestone;

import dev.milepost.kit.http.Choice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders of a list of milestones; each has its index. What has no due date comes last, in either direction's sense. */
enum MilestoneSort {
    DUE_DATE("dueDate", "dueSort", false),
    DUE_DATE_DESCENDING("-dueDate", "dueSort", true),
    CREATED_AT("createdAt", "createdAt", false),
    CREATED_AT_DESCENDING("-createdAt", "createdAt", true);

    private final String parameter;
    private final String attribute;
    private final boolean descending;

    MilestoneSort(String parameter, String attribute, boolean descending) {
        this.parameter = parameter;
        this.attribute = attribute;
        this.descending = descending;
    }

    static MilestoneSort of(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return DUE_DATE;
        }
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(value))
                .findFirst()
                .orElseThrow(() -> Choice.wrong(
                        "sort",
                        "'" + value + "' is none of "
                                + Arrays.stream(values())
                                        .map(sort -> sort.parameter)
                                        .collect(Collectors.joining(", "))));
    }

    String attribute() {
        return attribute;
    }

    boolean isDescending() {
        return descending;
    }

    /** The sort key of a row, for a cursor. */
    String write(Milestone milestone) {
        return attribute.equals("dueSort")
                ? Objects.requireNonNull(milestone.dueSort()).toString()
                : milestone.createdAt().toString();
    }

    /** The sort key in a cursor. */
    Object read(String key) {
        return attribute.equals("dueSort") ? LocalDate.parse(key) : Instant.parse(key);
    }
}
