package dev.milepost.milestone.milestone;

import dev.milepost.kit.http.Choice;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders of a list of milestones; each has its index. What has no due date comes last, in either direction's sense. */
enum MilestoneSort {
    DUE_DATE("dueDate", "due_sort", false),
    DUE_DATE_DESCENDING("-dueDate", "due_sort", true),
    CREATED_AT("createdAt", "created_at", false),
    CREATED_AT_DESCENDING("-createdAt", "created_at", true);

    private final String parameter;
    private final String column;
    private final boolean descending;

    MilestoneSort(String parameter, String column, boolean descending) {
        this.parameter = parameter;
        this.column = column;
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

    String column() {
        return column;
    }

    boolean isDescending() {
        return descending;
    }

    /** The sort key of a row, for a cursor. */
    String write(MilestoneRow row) {
        return column.equals("due_sort")
                ? row.dueSort().toString()
                : LocalDateTime.ofInstant(row.createdAt(), ZoneOffset.UTC).toString();
    }

    /** The sort key in a cursor. */
    Object read(String key) {
        return column.equals("due_sort") ? LocalDate.parse(key) : LocalDateTime.parse(key);
    }
}
