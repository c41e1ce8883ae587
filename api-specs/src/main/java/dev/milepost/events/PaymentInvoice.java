package dev.milepost.events;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The invoice that asks for a payment.
 *
 * @param entryId the entry of the ledger; what a reversal names
 * @param number the invoicing party's number
 * @param document where it can be read
 */
public record PaymentInvoice(
        UUID entryId,
        String number,
        LocalDate invoicedOn,
        @Nullable URI document) {}
