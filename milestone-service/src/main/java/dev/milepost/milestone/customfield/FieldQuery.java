package dev.milepost.milestone.customfield;

import dev.milepost.events.CustomFieldType;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.kit.http.Choice;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Custom fields in the query of a list: {@code customField.<key>} for a value (repeated for one of several),
 * {@code customField.<key>.from} and {@code .to} for a range of numbers or dates.
 */
@ApplicationScoped
public class FieldQuery {
    /** What the names of such parameters begin with. */
    public static final String PREFIX = "customField.";

    private static final String HAS = """
            EXISTS (SELECT 1 FROM %1$s_field f WHERE f.tenant_id = %2$s.tenant_id AND f.%1$s_id = %2$s.id
              AND f.field_key = ? AND f.%3$s %4$s)""";

    private final CustomFields fields;

    @Inject
    FieldQuery(CustomFields fields) {
        this.fields = fields;
    }

    /** A condition on the row of what has the field. */
    public record Condition(String sql, List<Object> values) {
        public void addTo(SqlFilter where) {
            where.and(sql, values.toArray());
        }
    }

    /** What a list is sorted by: a column of the rows of a key. */
    public record SortField(String key, CustomFieldType type) {
        public String column() {
            return FieldRows.column(type);
        }

        /** What {@code values} have in the field, for a cursor. */
        public String write(List<CustomFieldValue> values) {
            return values.stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElseThrow()
                    .value();
        }

        /** A value in a cursor, as the column has it. */
        public Object read(String value) {
            return typed(type, value);
        }
    }

    /** The parameters of a request that are about custom fields, in the order of their names. */
    public static Map<String, List<String>> parameters(UriInfo uri) {
        Map<String, List<String>> parameters = new TreeMap<>(uri.getQueryParameters());
        parameters.keySet().removeIf(name -> !name.startsWith(PREFIX));
        return parameters;
    }

    /**
     * The conditions that parameters ask for; unknown keys and values of another type are a 400 that names them.
     *
     * @param alias what the statement calls the table of the target
     */
    public List<Condition> conditions(FieldTarget target, String alias, Map<String, List<String>> parameters) {
        if (parameters.isEmpty()) {
            return List.of();
        }
        Map<String, CustomField> known = fields.byKey(target);
        List<Condition> conditions = new ArrayList<>();
        parameters.forEach((name, values) -> {
            Has has = has(known, name, values);
            conditions.add(new Condition(HAS.formatted(target.table(), alias, has.column, has.test), has.values));
        });
        return conditions;
    }

    /** What is asked of a column, and for which values. */
    private record Has(String column, String test, List<Object> values) {}

    private static Has has(Map<String, CustomField> known, String name, List<String> values) {
        String rest = name.substring(PREFIX.length());
        String bound = rest.endsWith(".from") ? ">= ?" : rest.endsWith(".to") ? "<= ?" : null;
        String key = bound == null ? rest : rest.substring(0, rest.lastIndexOf('.'));
        CustomField field = known.get(key);
        if (field == null) {
            throw unknown(name, key);
        }
        CustomFieldType type = field.type();
        if (bound != null && type != CustomFieldType.NUMBER && type != CustomFieldType.DATE) {
            throw Choice.wrong(name, "a range is for numbers and dates; '" + key + "' is a " + type);
        }
        if (bound != null && values.size() > 1) {
            throw Choice.wrong(name, "is there more than once");
        }
        List<Object> bind = new ArrayList<>(List.of(key));
        values.forEach(value -> bind.add(checked(name, field, value)));
        return new Has(FieldRows.column(type), bound == null ? "IN (" + SqlFilter.marks(values) + ")" : bound, bind);
    }

    private static Object checked(String name, CustomField field, String value) {
        Object given = field.type() == CustomFieldType.BOOLEAN ? bool(value) : value;
        String text = FieldValues.text(field.type(), field.choices(), given);
        if (text == null) {
            throw Choice.wrong(
                    name, "'" + value + "' is no value of '" + field.key() + "', which is a " + field.type());
        }
        return typed(field.type(), text);
    }

    private static Object bool(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> value;
        };
    }

    private static Object typed(CustomFieldType type, String text) {
        return switch (type) {
            case NUMBER -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case TEXT, BOOLEAN, CHOICE -> text;
        };
    }

    /** The field that a list is to be sorted by; refused when there is none of that key. */
    public SortField sort(FieldTarget target, String key) {
        CustomField field = fields.byKey(target).get(key);
        if (field == null) {
            throw unknown("sort", key);
        }
        return new SortField(key, field.type());
    }

    private static RuntimeException unknown(String parameter, String key) {
        return Choice.wrong(parameter, "'" + key + "' is no custom field; GET /custom-fields lists them");
    }
}
