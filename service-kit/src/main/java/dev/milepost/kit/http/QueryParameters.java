package dev.milepost.kit.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a query parameter of the wrong type with 400 and its name. Jakarta REST (4.0, section 3.2) answers 404, as if
 * the collection were not there; for the parts of a path that stays right.
 */
@Provider
public class QueryParameters implements ParamConverterProvider {
    /** How a value is read, and what is right in the words of a refusal. */
    private record Kind(Function<String, Object> read, String right) {}

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            Integer.class, new Kind(Integer::valueOf, "a whole number up to 2147483647"),
            Long.class, new Kind(Long::valueOf, "a whole number up to 9223372036854775807"),
            UUID.class, new Kind(UUID::fromString, "a UUID such as 0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61"));

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Kind kind = KINDS.get(type);
        if (kind == null) {
            return null;
        }
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam parameter) {
                return new Converter<>(type, parameter.value(), kind);
            }
        }
        return null;
    }

    private record Converter<T>(Class<T> type, String name, Kind kind) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String value) {
            if (value == null || value.isEmpty()) {
                return null;
            }
            try {
                return type.cast(kind.read().apply(value));
            } catch (IllegalArgumentException e) {
                throw Choice.wrong(name, "is \"" + value + "\"; it takes " + kind.right());
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
