package dev.milepost.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that was paid: all of a payment or a part.
 *
 * @param entryId the entry of the ledger; what a reversal names
 * @param reference the payer's or the bank's
 */
public record PaymentPart(
        UUID entryId,
        LocalDate paidOn,
        Money amount,
        @Nullable String reference) {}
