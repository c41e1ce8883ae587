package dev.milepost.milestone.instalment;

import dev.milepost.events.PaymentKind;
import dev.milepost.milestone.payment.PaymentBreakdown;
import java.math.BigDecimal;

/**
 * What a contract's payments that are not cancelled add up to.
 *
 * @param exact the shares of its instalments in per cent, before rounding
 * @param rounded the same as released
 * @param held retention held back
 * @param letGo retention released
 * @param advancePaid of the advance, what was paid
 * @param recovered advance taken off
 */
public record Released(
        BigDecimal exact,
        BigDecimal rounded,
        BigDecimal held,
        BigDecimal letGo,
        BigDecimal advancePaid,
        BigDecimal recovered) {
    /** Before anything is released. */
    public static final Released NOTHING = new Released(
            BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** With one more payment. */
    public Released plus(PaymentKind kind, PaymentBreakdown more, BigDecimal paid) {
        BigDecimal share = more.exactGross();
        return new Released(
                share == null ? exact : exact.add(share),
                share == null ? rounded : rounded.add(more.gross()),
                held.add(more.retentionHeld()),
                kind == PaymentKind.RETENTION ? letGo.add(more.gross()) : letGo,
                kind == PaymentKind.ADVANCE ? advancePaid.add(paid) : advancePaid,
                recovered.add(more.advanceRecovered()));
    }

    /** Whether more retention was let go than is held back, or more of an advance recovered than was paid. */
    public boolean isOverdrawn() {
        return letGo.compareTo(held) > 0 || recovered.compareTo(advancePaid) > 0;
    }
}
