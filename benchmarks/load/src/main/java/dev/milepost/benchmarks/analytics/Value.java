package dev.milepost.benchmarks.analytics;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What is paid for milestones: amounts, and per cent of the values of their contracts. */
final class Value {
    private static final int PER_CENT_DIGITS = 2;

    private Value() {}

    /** That of two columns of sums: amounts, and per cent times value. */
    static BigDecimal of(ResultSet row, int first) throws SQLException {
        String amounts = row.getString(first);
        String shares = row.getString(first + 1);
        return new BigDecimal(amounts == null ? "0" : amounts)
                .add(new BigDecimal(shares == null ? "0" : shares).movePointLeft(PER_CENT_DIGITS));
    }
}
