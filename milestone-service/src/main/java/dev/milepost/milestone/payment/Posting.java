package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentEntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a payment has to leave in its ledger.
 *
 * @param amount the money it is about, not negative
 * @param effect what it does to what is outstanding, with its sign
 * @param valueDate the day it holds from
 * @param reverses the entry that it undoes
 */
record Posting(
        UUID id,
        PaymentEntryKind kind,
        Money amount,
        BigDecimal effect,
        LocalDate valueDate,
        @Nullable String reference,
        @Nullable UUID reverses) {
    static Posting of(UUID id, PaymentEntryKind kind, Money amount, int sign, LocalDate valueDate) {
        return new Posting(id, kind, amount, amount.amount().multiply(BigDecimal.valueOf(sign)), valueDate, null, null);
    }
}
