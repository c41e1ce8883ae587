package dev.milepost.milestone.milestone;

import dev.milepost.kit.http.Choice;
import dev.milepost.milestone.customfield.FieldQuery;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An order of a list of milestones; each has its index. What has no due date comes last, in either direction's sense; what has
 * no value in the custom field that a list is sorted by is not in it.
 *
 * @param column what is sorted by, and {@code id} behind it
 */
record MilestoneSort(String column, String id, boolean isDescending, FieldQuery.@Nullable SortField field) {
    static final String DUE_DATE = "m.due_sort";
    static final String CREATED_AT = "m.created_at";
    private static final List<String> PARAMETERS =
            List.of("dueDate", "-dueDate", "createdAt", "-createdAt", "customField.<key>", "-customField.<key>");

    /** @param fields finds the custom field of a key */
    static MilestoneSort of(@Nullable String value, Function<String, FieldQuery.SortField> fields) {
        boolean descending = value != null && value.startsWith("-");
        String name = value == null ? "dueDate" : descending ? value.substring(1) : value;
        if (name.startsWith(FieldQuery.PREFIX)) {
            FieldQuery.SortField field = fields.apply(name.substring(FieldQuery.PREFIX.length()));
            return new MilestoneSort("sorted." + field.column(), "sorted.milestone_id", descending, field);
        }
        String column = switch (name) {
            case "dueDate" -> DUE_DATE;
            case "createdAt" -> CREATED_AT;
            default -> throw Choice.wrong("sort", "'" + value + "' is none of " + String.join(", ", PARAMETERS));
        };
        return new MilestoneSort(column, "m.id", descending, null);
    }

    /** The list that a cursor is bound to: values of a field that was made anew with another type are no place in it. */
    String bind(String list) {
        return field == null ? list : list + field;
    }

    /** The sort key of a row, for a cursor. */
    String write(MilestoneRow row) {
        if (field != null) {
            return field.write(row.state().customFields());
        }
        return column.equals(DUE_DATE)
                ? row.dueSort().toString()
                : LocalDateTime.ofInstant(row.createdAt(), ZoneOffset.UTC).toString();
    }

    /** The sort key in a cursor. */
    Object read(String key) {
        if (field != null) {
            return field.read(key);
        }
        return column.equals(DUE_DATE) ? LocalDate.parse(key) : LocalDateTime.parse(key);
    }
}
