package dev.milepost.milestone.value;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions of a query with their values, bound in the order in which they were added. */
public final class SqlFilter {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** The filter that every query starts with: rows of the tenant. */
    public static SqlFilter ofTenant(String column, String tenant) {
        return new SqlFilter().and(column + " = ?", tenant);
    }

    /** Adds a condition with a {@code ?} for each value. */
    public SqlFilter and(String condition, Object... bound) {
        conditions.add(condition);
        values.addAll(List.of(bound));
        return this;
    }

    /** Adds that {@code column} has one of {@code wanted}; nothing for an empty list. */
    public SqlFilter andIn(String column, Collection<?> wanted) {
        if (!wanted.isEmpty()) {
            conditions.add(column + " IN (" + marks(wanted) + ")");
            values.addAll(wanted);
        }
        return this;
    }

    /** As many {@code ?} as there are values. */
    public static String marks(Collection<?> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    /** The conditions as the rest of a WHERE. */
    public String sql() {
        return String.join(" AND ", conditions);
    }

    /** The values, in the order of the {@code ?}. */
    public List<Object> values() {
        return List.copyOf(values);
    }

    /** Binds the values from the first parameter on; returns the next free one. */
    public int bind(PreparedStatement statement) throws SQLException {
        return bind(statement, 1);
    }

    /** Binds the values from parameter {@code first} on; returns the next free one. */
    public int bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (Object value : values) {
            statement.setObject(next++, value instanceof Enum<?> constant ? constant.name() : value);
        }
        return next;
    }
}
