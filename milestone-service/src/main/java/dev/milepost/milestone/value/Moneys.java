package dev.milepost.milestone.value;

import dev.milepost.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Arithmetic on money in its currency's digits. */
public final class Moneys {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Moneys() {}

    /** The amount with at least its currency's fraction digits and no zeros beyond them: {@code 1250.00 EUR}. */
    public static Money of(BigDecimal amount, String currency) {
        BigDecimal plain = amount.stripTrailingZeros();
        int digits = digits(currency);
        return new Money(plain.scale() < digits ? plain.setScale(digits, RoundingMode.UNNECESSARY) : plain, currency);
    }

    /** {@code percent} of {@code whole}, rounded half to even to its currency's digits. */
    public static Money percentOf(BigDecimal percent, Money whole) {
        BigDecimal share =
                whole.amount().multiply(percent).divide(HUNDRED, digits(whole.currency()), RoundingMode.HALF_EVEN);
        return new Money(share, whole.currency());
    }

    /** Whether the currency has coins for it: no more fraction digits than the currency shows. */
    public static boolean isPayable(Money money) {
        return money.amount().stripTrailingZeros().scale() <= digits(money.currency());
    }

    /** The fraction digits that a currency shows: 2 of EUR, 0 of JPY. */
    public static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
