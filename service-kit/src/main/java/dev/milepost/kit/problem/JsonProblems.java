package dev.milepost.kit.problem;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a JSON body, in words that name the place and what would be right. */
public final class JsonProblems {
    private JsonProblems() {}

    /** The refusal for what Jackson could not read. */
    public static HttpProblem of(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                Violations.problem(
                        ProblemType.UNKNOWN_FIELD,
                        List.of(new Violation(
                                path(unknown),
                                "unknown field; known are "
                                        + unknown.getKnownPropertyIds().stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))));
            case InvalidFormatException format ->
                Violations.of(path(format), "'" + format.getValue() + "' is not " + expected(format.getTargetType()));
            case InvalidTypeIdException kind -> Violations.of(kindPath(kind), "must be one of " + kinds(kind));
            case MismatchedInputException mismatch ->
                Violations.of(
                        path(mismatch),
                        mismatch.getPath().isEmpty() && mismatch.getTargetType() == null
                                ? "a JSON body is needed"
                                : "must be " + expected(mismatch.getTargetType()));
            // A constructor's own words are for the caller, others tell of the inside.
            case ValueInstantiationException refused ->
                Violations.of(
                        path(refused),
                        refused.getCause() instanceof IllegalArgumentException own && own.getMessage() != null
                                ? own.getMessage()
                                : "is not valid");
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() -> Violations.of(path(mapping), mapping.getOriginalMessage());
            default -> {
                var at = e.getLocation();
                String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
                yield ProblemType.MALFORMED_BODY.because("not JSON" + where + ": " + e.getOriginalMessage());
            }
        };
    }

    /** What tells the alternatives of a type apart is at fault, not the object that lacks it. */
    private static String kindPath(InvalidTypeIdException e) {
        JsonTypeInfo how = e.getBaseType().getRawClass().getAnnotation(JsonTypeInfo.class);
        String property = how == null ? "kind" : how.property();
        String path = path(e);
        return path.equals("body")
                ? property
                : path.endsWith("." + property) || path.equals(property) ? path : path + "." + property;
    }

    private static String kinds(InvalidTypeIdException e) {
        JsonSubTypes kinds = e.getBaseType().getRawClass().getAnnotation(JsonSubTypes.class);
        return kinds == null
                ? "the kinds of " + e.getBaseType().getRawClass().getSimpleName()
                : Arrays.stream(kinds.value()).map(JsonSubTypes.Type::name).collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String expected(@org.jspecify.annotations.Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "a date of the calendar such as 2027-02-28 (ISO 8601)";
            case "Instant" -> "a moment such as 2027-02-28T09:00:00Z (ISO 8601)";
            case "LocalTime" -> "a time of day such as 08:30";
            case "Duration" -> "a duration such as PT24H (ISO 8601)";
            case "UUID" -> "a UUID";
            case "URI" -> "a URI";
            case "BigDecimal" -> "a decimal number such as \"1250.00\"";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a text";
            case "List", "Set", "ArrayList", "HashSet" -> "a list";
            default -> "an object";
        };
    }
}
