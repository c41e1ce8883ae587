package dev.milepost.analytics.summary;

import java.math.BigDecimal;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sum of money as readers get it: with the digits of its currency, more only where it has more. */
@Schema(name = "Money", description = "An amount in a currency.")
public record AmountView(
        @Schema(
                description = "Decimal number; text, so that no reader rounds it.",
                examples = "1250.00",
                pattern = "^-?\\d+(\\.\\d{1,4})?$",
                required = true)
        String amount,

        @Schema(description = "ISO 4217 code.", examples = "EUR", pattern = "^[A-Z]{3}$", required = true)
        String currency) {
    public static AmountView of(BigDecimal amount, String currency) {
        return new AmountView(plain(amount, currency).toPlainString(), currency);
    }

    /** {@code amount} with the digits of its currency, and more only where it has more. */
    public static BigDecimal plain(BigDecimal amount, String currency) {
        BigDecimal needed = amount.stripTrailingZeros();
        return needed.setScale(Math.max(digits(currency), needed.scale()));
    }

    /** The digits after the point that a currency has; none of what has no coins. */
    public static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
