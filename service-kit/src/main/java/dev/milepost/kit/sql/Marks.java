package dev.milepost.kit.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The question marks of {@code IN (…)}: 1, 2, 4, … of them, of which the last ones hold the last value again. A server that
 * prepares statements then keeps a dozen of them for each connection, not one for each number of values.
 */
public final class Marks {
    private Marks() {}

    /** Marks for {@code count} values, at least one. */
    public static String of(int count) {
        return String.join(", ", Collections.nCopies(roundedUp(count), "?"));
    }

    /** Binds {@code values} to marks that begin at {@code next}; returns the index behind them. */
    public static int bind(PreparedStatement statement, int next, List<?> values) throws SQLException {
        int marks = roundedUp(values.size());
        for (int i = 0; i < marks; i++) {
            statement.setObject(next + i, values.get(Math.min(i, values.size() - 1)));
        }
        return next + marks;
    }

    /** The same for rows of {@code VALUES}, none of which may come twice: in parts of 1, 2, 4, … of them. */
    public static <T> List<List<T>> parts(List<T> rows) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += parts.getLast().size()) {
            parts.add(rows.subList(from, from + Integer.highestOneBit(rows.size() - from)));
        }
        return parts;
    }

    private static int roundedUp(int count) {
        int below = Integer.highestOneBit(count);
        return below == count ? count : below * 2;
    }
}
