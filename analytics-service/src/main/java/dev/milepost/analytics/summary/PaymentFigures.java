package dev.milepost.analytics.summary;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Payments in one currency. Amounts in different currencies are never added up. */
@Schema(description = "The payments in one currency. Cancelled ones do not count, nor do those of contracts in DRAFT.")
public record PaymentFigures(
        @Schema(description = "ISO 4217 code.", examples = "EUR", pattern = "^[A-Z]{3}$", required = true)
        String currency,

        @Schema(
                description = "Sum of what is released and not yet paid, whether invoiced or disputed or not.",
                required = true)
        AmountView due,

        @Schema(description = "How many payments `due` is the sum of.", examples = "2", required = true)
        long dueCount,

        @Schema(
                description = "The part of `due` whose day of payment is before today in the contract's time zone.",
                required = true)
        AmountView overdue,

        @Schema(description = "How many payments `overdue` is the sum of.", examples = "1", required = true)
        long overdueCount,

        @Schema(description = "Sum of what is paid, parts included.", required = true)
        AmountView paid,

        @Schema(
                description =
                        "How many payments `paid` is the sum of; one that is paid in part counts here and in `dueCount`.",
                examples = "3",
                required = true)
        long paidCount) {

    /** A sum in the making. */
    record Sum(long n, BigDecimal amount) {
        static final Sum NOTHING = new Sum(0, BigDecimal.ZERO);

        Sum plus(Sum other) {
            return new Sum(n + other.n, amount.add(other.amount));
        }
    }

    static PaymentFigures of(String currency, Sum due, Sum overdue, Sum paid) {
        return new PaymentFigures(
                currency,
                AmountView.of(due.amount(), currency),
                due.n(),
                AmountView.of(overdue.amount(), currency),
                overdue.n(),
                AmountView.of(paid.amount(), currency),
                paid.n());
    }
}
