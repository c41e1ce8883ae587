package dev.milepost.milestone.contract;

import dev.milepost.kit.http.Choice;
import dev.milepost.milestone.customfield.FieldQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An order of a list of contracts; each has its index. What has no end, or no value in the custom field, is not in a list that
 * is sorted by it.
 *
 * @param column what is sorted by
 * @param id what is sorted by behind it; null for references, which are unique: their index ends with them
 */
record ContractSort(String column, @Nullable String id, boolean isDescending, FieldQuery.@Nullable SortField field) {
    static final String ENDS_ON = "c.ends_on";
    private static final String REFERENCE = "c.reference";
    private static final List<String> PARAMETERS =
            List.of("reference", "-reference", "endsOn", "-endsOn", "customField.<key>", "-customField.<key>");

    /** @param fields finds the custom field of a key */
    static ContractSort of(@Nullable String value, Function<String, FieldQuery.SortField> fields) {
        boolean descending = value != null && value.startsWith("-");
        String name = value == null ? "reference" : descending ? value.substring(1) : value;
        if (name.startsWith(FieldQuery.PREFIX)) {
            FieldQuery.SortField field = fields.apply(name.substring(FieldQuery.PREFIX.length()));
            return new ContractSort("sorted." + field.column(), "sorted.contract_id", descending, field);
        }
        String column = switch (name) {
            case "reference" -> REFERENCE;
            case "endsOn" -> ENDS_ON;
            default -> throw Choice.wrong("sort", "'" + value + "' is none of " + String.join(", ", PARAMETERS));
        };
        return new ContractSort(column, column.equals(REFERENCE) ? null : "c.id", descending, null);
    }

    /** The list that a cursor is bound to: values of a field that was made anew with another type are no place in it. */
    String bind(String list) {
        return field == null ? list : list + field;
    }

    /** The sort key of a contract, for a cursor. */
    String write(Contract contract) {
        if (field != null) {
            return field.write(contract.customFields());
        }
        return column.equals(ENDS_ON)
                ? Objects.requireNonNull(contract.endsOn()).toString()
                : contract.reference();
    }

    /** The sort key in a cursor. */
    Object read(String key) {
        if (field != null) {
            return field.read(key);
        }
        return column.equals(ENDS_ON) ? LocalDate.parse(key) : key;
    }
}
