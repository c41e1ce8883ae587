package dev.milepost.milestone.instalment;

import dev.milepost.events.Advance;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.Retention;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.payment.PaymentBreakdown;
import dev.milepost.milestone.value.Moneys;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a milestone releases. Instalments in per cent are rounded together: each is the rounded sum of the exact shares so
 * far, its own included, less what the others were rounded to. So the last one takes the rounding, whichever that is, and
 * 100 per cent are exactly the contract's value.
 */
public final class Instalments {
    private Instalments() {}

    /** The gross of an instalment, in the order of release. Refused with 409 when the contract has no value to take from. */
    public static Money gross(PaymentTerm term, @Nullable Money value, Released released) {
        if (term.amount() != null) {
            return term.amount();
        }
        BigDecimal together = released.exact()
                .add(share(term, value))
                .setScale(Moneys.digits(valueOf(value).currency()), RoundingMode.HALF_EVEN);
        return Moneys.of(
                together.subtract(released.rounded()).max(BigDecimal.ZERO),
                valueOf(value).currency());
    }

    /**
     * How an instalment's amount comes about. Nothing is taken off that is not there: first the penalty, then the retention,
     * then the advance.
     *
     * @param isHeld whether retention is still held back: not once the last of it is let go
     */
    public static PaymentBreakdown breakdown(
            PaymentTerm term,
            @Nullable Money value,
            @Nullable PaymentConditions conditions,
            Released released,
            boolean isHeld,
            TimeAdjustment adjustment) {
        Money gross = gross(term, value, released);
        int digits = Moneys.digits(gross.currency());
        BigDecimal bonus = of(adjustment, TimeAdjustment.Kind.BONUS);
        BigDecimal penalty = of(adjustment, TimeAdjustment.Kind.PENALTY).min(gross.amount());
        BigDecimal left = gross.amount().add(bonus).subtract(penalty);
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal recovered = BigDecimal.ZERO;
        // Another currency than the contract's comes from elsewhere; nothing is mixed.
        if (conditions != null && (value == null || value.currency().equals(gross.currency()))) {
            held = isHeld
                    ? held(conditions.retention(), gross, value, released, digits)
                            .min(left)
                    : held;
            recovered = recovered(conditions.advance(), gross, released, digits).min(left.subtract(held));
        }
        BigDecimal percent = term.amount() == null ? term.percent() : null;
        return new PaymentBreakdown(
                percent,
                percent == null ? null : share(term, value),
                gross.amount(),
                bonus,
                penalty,
                held,
                recovered,
                BigDecimal.ZERO);
    }

    /** What an advance is. */
    public static Money advance(Advance advance, @Nullable Money value) {
        if (advance.amount() != null) {
            return advance.amount();
        }
        BigDecimal percent = advance.percent() == null ? BigDecimal.ZERO : advance.percent();
        return Moneys.of(
                Percent.rounded(
                        percent,
                        valueOf(value).amount(),
                        Moneys.digits(valueOf(value).currency())),
                valueOf(value).currency());
    }

    /** What is let go of the retention once {@code percent} of it may be, all releases so far together. */
    public static BigDecimal letGo(BigDecimal percent, Released released, int digits) {
        return Percent.rounded(percent.min(Percent.HUNDRED), released.held(), digits)
                .subtract(released.letGo())
                .max(BigDecimal.ZERO);
    }

    private static BigDecimal held(
            @Nullable Retention retention, Money gross, @Nullable Money value, Released released, int digits) {
        if (retention == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal held = Percent.rounded(retention.percent(), gross.amount(), digits);
        if (retention.capPercent() == null || value == null) {
            return held;
        }
        BigDecimal most = Percent.of(retention.capPercent(), value.amount()).setScale(digits, RoundingMode.DOWN);
        return held.min(most.subtract(released.held()).max(BigDecimal.ZERO));
    }

    private static BigDecimal recovered(@Nullable Advance advance, Money gross, Released released, int digits) {
        if (advance == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal open = released.advancePaid().subtract(released.recovered()).max(BigDecimal.ZERO);
        return Percent.rounded(advance.recoveryPercent(), gross.amount(), digits)
                .min(open);
    }

    private static BigDecimal of(TimeAdjustment adjustment, TimeAdjustment.Kind kind) {
        return adjustment.kind() == kind ? adjustment.amount().amount() : BigDecimal.ZERO;
    }

    private static BigDecimal share(PaymentTerm term, @Nullable Money value) {
        BigDecimal percent = term.percent() == null ? BigDecimal.ZERO : term.percent();
        return Percent.of(percent, valueOf(value).amount());
    }

    private static Money valueOf(@Nullable Money value) {
        if (value == null) {
            throw ProblemType.CONFLICT.because(
                    "A percentage of the contract's value is to be released, but the contract has no value; set it first.");
        }
        return value;
    }
}
