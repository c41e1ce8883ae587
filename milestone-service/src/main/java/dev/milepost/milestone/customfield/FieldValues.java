package dev.milepost.milestone.customfield;

import dev.milepost.events.CustomFieldType;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.MilestoneType;
import dev.milepost.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of custom fields: as JSON has them, as text with a type, and the checks between the two. */
@ApplicationScoped
public class FieldValues {
    private static final int LONGEST_TEXT = 500;
    private static final int DIGITS = 13;
    private static final int SCALE = 6;

    private final CustomFields fields;

    @Inject
    FieldValues(CustomFields fields) {
        this.fields = fields;
    }

    /** What a request gives a milestone: {@link Definitions#settle}. */
    public List<CustomFieldValue> settle(Map<String, Object> given, MilestoneType kind) {
        return held(FieldTarget.MILESTONE).settle("", given, kind);
    }

    /** The fields of a target as they are, and stay until the transaction ends. */
    public Definitions held(FieldTarget target) {
        return new Definitions(fields.heldByKey(target));
    }

    /** The fields of a target, to settle the values of many by. */
    public static final class Definitions {
        private final Map<String, CustomField> known;

        private Definitions(Map<String, CustomField> known) {
            this.known = known;
        }

        /**
         * What a request gives a milestone of {@code kind}, in the order of the keys; all that is wrong is refused at once:
         * keys that are no fields, values of another type, required ones that are missing.
         *
         * @param at what the places of refusals begin with
         */
        public List<CustomFieldValue> settle(String at, Map<String, Object> given, MilestoneType kind) {
            Violations found = new Violations();
            List<CustomFieldValue> values = check(found, at, given);
            requireOfMilestone(found, at, given, kind);
            found.throwIfAny();
            return values;
        }

        /** Adds that a milestone of {@code kind} lacks a value that each of them must have. */
        public void requireOfMilestone(Violations found, String at, Map<String, Object> given, MilestoneType kind) {
            known.values().stream()
                    .filter(field -> field.isRequiredFor(kind) && !given.containsKey(field.key()))
                    .forEach(field -> found.add(
                            at + "customFields." + field.key(), "is needed for a " + kind + ": " + wanted(field)));
        }

        /** Adds that a contract lacks a value that each must have. */
        public void requireOfContract(Violations found, Map<String, Object> given) {
            known.values().stream()
                    .filter(field -> field.isRequired() && !given.containsKey(field.key()))
                    .forEach(field ->
                            found.add("customFields." + field.key(), "is needed for every contract: " + wanted(field)));
        }

        /** Adds what is wrong with values that are there: keys that are no fields, values of another type. */
        public List<CustomFieldValue> check(Violations found, String at, Map<String, Object> given) {
            List<CustomFieldValue> values = new ArrayList<>(given.size());
            new TreeMap<>(given).forEach((key, value) -> {
                String place = at + "customFields." + key;
                CustomField field = known.get(key);
                String text = field == null ? null : text(field.type(), field.choices(), value);
                if (field == null) {
                    found.add(place, "is no custom field; GET /custom-fields lists them");
                } else if (text == null) {
                    found.add(place, "must be " + wanted(field));
                } else {
                    values.add(new CustomFieldValue(key, field.type(), text));
                }
            });
            return List.copyOf(values);
        }
    }

    /** Values as a request gives them: a merge patch takes one away by null. */
    public static Map<String, Object> given(@Nullable Map<String, Object> fields) {
        if (fields == null || fields.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> kept = new LinkedHashMap<>(fields);
        kept.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(kept);
    }

    /** Values as JSON has them. */
    public static Map<String, Object> natural(List<CustomFieldValue> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> natural = new LinkedHashMap<>();
        values.forEach(one -> natural.put(one.key(), natural(one.type(), one.value())));
        return Collections.unmodifiableMap(natural);
    }

    static Object natural(CustomFieldType type, String value) {
        return switch (type) {
            case NUMBER -> new BigDecimal(value);
            case BOOLEAN -> Boolean.valueOf(value);
            case TEXT, DATE, CHOICE -> value;
        };
    }

    private static String wanted(CustomField field) {
        return switch (field.type()) {
            case TEXT -> "a text of 1 to " + LONGEST_TEXT + " characters";
            case NUMBER -> "a number with at most " + DIGITS + " digits before and " + SCALE + " behind the point";
            case DATE -> "a date of the calendar such as 2027-02-28 (ISO 8601)";
            case BOOLEAN -> "true or false";
            case CHOICE -> "one of " + String.join(", ", field.choices());
        };
    }

    /** The text of a value; null when it is not of the type. */
    static @Nullable String text(CustomFieldType type, List<String> choices, Object value) {
        return switch (type) {
            case TEXT -> value instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT ? text : null;
            case NUMBER -> value instanceof Number || value instanceof String ? number(value.toString()) : null;
            case DATE -> value instanceof String text ? date(text) : null;
            case BOOLEAN -> List.of("true", "false").contains(value.toString()) ? value.toString() : null;
            case CHOICE -> value instanceof String text && choices.contains(text) ? text : null;
        };
    }

    /** A plain decimal that fits DECIMAL(19,6); null for anything else. */
    static @Nullable String number(String text) {
        try {
            BigDecimal plain = text.length() > 40 ? null : new BigDecimal(text).stripTrailingZeros();
            return plain == null || plain.scale() > SCALE || (long) plain.precision() - plain.scale() > DIGITS
                    ? null
                    : plain.toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String date(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= 1 && day.getYear() <= 9999 ? day.toString() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
