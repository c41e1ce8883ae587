package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What becomes due when a milestone is met: either a percentage of the contract's value or an amount.
 *
 * @param percent per cent of the contract's value, more than 0, at most 100, at most 4 fraction digits, as a JSON string
 * @param netDays days from the day it was met until the payment is due
 * @param netTerms how they are counted; NET when null
 * @param latePenalty instead of the contract's
 * @param earlyBonus instead of the contract's
 */
public record PaymentTerm(
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal percent,

        @Nullable Money amount,
        int netDays,
        @Nullable NetTerms netTerms,
        @Nullable TimeRate latePenalty,
        @Nullable TimeRate earlyBonus) {
    /** A term with net days and the contract's conditions. */
    public PaymentTerm(@Nullable BigDecimal percent, @Nullable Money amount, int netDays) {
        this(percent, amount, netDays, null, null, null);
    }
}
