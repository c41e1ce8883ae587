package dev.milepost.milestone.payment;

import dev.milepost.events.PaymentEntryKind;
import dev.milepost.events.PaymentLine;
import dev.milepost.milestone.value.Moneys;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a payment's amount comes about; nothing here is negative but {@code adjusted}.
 *
 * @param percent of an instalment in per cent of the contract's value, that percentage
 * @param exactGross its share before rounding; null for an amount
 * @param gross before anything is added or taken off
 * @param bonus added for work that was early
 * @param penalty taken off for work that was late
 * @param retentionHeld held back
 * @param advanceRecovered taken off because it was paid ahead
 * @param adjusted what a settlement or another system's report changed, with its sign
 */
@Embeddable
public record PaymentBreakdown(
        @Column(precision = 7, scale = 4) @Nullable BigDecimal percent,
        @Column(precision = 29, scale = 10) @Nullable BigDecimal exactGross,
        @Column(precision = 19, scale = 4) BigDecimal gross,
        @Column(precision = 19, scale = 4) BigDecimal bonus,
        @Column(precision = 19, scale = 4) BigDecimal penalty,
        @Column(precision = 19, scale = 4) BigDecimal retentionHeld,
        @Column(precision = 19, scale = 4) BigDecimal advanceRecovered,
        @Column(precision = 19, scale = 4) BigDecimal adjusted) {
    /** An amount of which nothing is taken off. */
    public static PaymentBreakdown plain(BigDecimal amount) {
        BigDecimal nothing = BigDecimal.ZERO;
        return new PaymentBreakdown(null, null, amount, nothing, nothing, nothing, nothing, nothing);
    }

    /** Whether nothing was added to it or taken off by the contract's conditions. */
    boolean isPlain() {
        return percent == null
                && bonus.signum() == 0
                && penalty.signum() == 0
                && retentionHeld.signum() == 0
                && advanceRecovered.signum() == 0;
    }

    /** The same, changed by {@code difference}. */
    PaymentBreakdown adjustedBy(BigDecimal difference) {
        return new PaymentBreakdown(
                percent, exactGross, gross, bonus, penalty, retentionHeld, advanceRecovered, adjusted.add(difference));
    }

    /** What is to be paid. */
    public BigDecimal amount() {
        return gross.add(bonus)
                .subtract(penalty)
                .subtract(retentionHeld)
                .subtract(advanceRecovered)
                .add(adjusted);
    }

    /** Its summands, with their signs; what is nothing is left out. */
    public List<PaymentLine> lines(String currency) {
        return Stream.of(
                        line(PaymentEntryKind.DUE, gross, currency),
                        line(PaymentEntryKind.BONUS, bonus, currency),
                        line(PaymentEntryKind.PENALTY, penalty.negate(), currency),
                        line(PaymentEntryKind.RETENTION_HELD, retentionHeld.negate(), currency),
                        line(PaymentEntryKind.ADVANCE_RECOVERED, advanceRecovered.negate(), currency),
                        line(PaymentEntryKind.ADJUSTED, adjusted, currency))
                .filter(line -> line.amount().amount().signum() != 0 || line.kind() == PaymentEntryKind.DUE)
                .toList();
    }

    private static PaymentLine line(PaymentEntryKind kind, BigDecimal amount, String currency) {
        return new PaymentLine(kind, Moneys.of(amount, currency));
    }
}
