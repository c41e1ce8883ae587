package dev.milepost.milestone.instalment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact per cent. */
public final class Percent {
    static final BigDecimal HUNDRED = new BigDecimal(100);

    private Percent() {}

    /** {@code percent} of {@code whole}, not rounded: it has at most two more digits than both together. */
    static BigDecimal of(BigDecimal percent, BigDecimal whole) {
        return whole.multiply(percent).movePointLeft(2);
    }

    /** The same, rounded half to even. */
    public static BigDecimal rounded(BigDecimal percent, BigDecimal whole, int digits) {
        return of(percent, whole).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
