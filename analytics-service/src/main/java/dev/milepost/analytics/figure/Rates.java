package dev.milepost.analytics.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Shares of a whole. */
final class Rates {
    private static final int DIGITS = 4;

    private Rates() {}

    /** {@code part / whole} to 4 digits, halves to the even digit; null of nothing. */
    static @Nullable BigDecimal of(long part, long whole) {
        return of(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    static @Nullable BigDecimal of(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, DIGITS, RoundingMode.HALF_EVEN);
    }

    /** A number as answers show it: 4 digits. */
    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
