package dev.milepost.analytics.question;

import dev.milepost.events.PaymentStatus;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payments that no figure tells apart.
 *
 * @param overdue whether they are open after their due date
 * @param daysToPay from the invoice to the last payment; null without both
 * @param daysLate from the due date to the last payment; null while it is not paid
 */
public record MoneyCell(
        List<@Nullable String> keys,
        String currency,
        PaymentStatus status,
        boolean overdue,
        @Nullable Integer daysToPay,
        @Nullable Integer daysLate,
        long n,
        BigDecimal outstanding,
        BigDecimal paid) {}
