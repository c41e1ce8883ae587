package dev.milepost.milestone.milestone;

import dev.milepost.events.Money;
import dev.milepost.events.NetTerms;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.TimeRate;
import dev.milepost.milestone.value.JsonColumn;
import dev.milepost.milestone.value.Moneys;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The payment term of a milestone, as the columns of its row; all of them empty for none. */
@Embeddable
public record PaymentTermColumns(
        @Column(precision = 7, scale = 4) @Nullable BigDecimal paymentPercent,
        @Column(precision = 19, scale = 4) @Nullable BigDecimal paymentAmount,
        @Column(columnDefinition = "char(3)") @Nullable String paymentCurrency,
        @Nullable Integer paymentNetDays,

        @Enumerated(EnumType.STRING) @Column(columnDefinition = "varchar(30)") @Nullable
        NetTerms paymentNetTerms,

        @Convert(converter = JsonColumn.TimeRates.class) @Column(columnDefinition = "longtext") @Nullable
        TimeRate latePenalty,

        @Convert(converter = JsonColumn.TimeRates.class) @Column(columnDefinition = "longtext") @Nullable
        TimeRate earlyBonus) {

    static @Nullable PaymentTermColumns of(@Nullable PaymentTerm term) {
        if (term == null) {
            return null;
        }
        Money amount = term.amount();
        return new PaymentTermColumns(
                term.percent(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency(),
                term.netDays(),
                term.netTerms(),
                term.latePenalty(),
                term.earlyBonus());
    }

    /** The term that the columns hold; null for none. */
    public @Nullable PaymentTerm toTerm() {
        if (paymentNetDays == null) {
            return null;
        }
        BigDecimal plain = paymentPercent == null ? null : paymentPercent.stripTrailingZeros();
        return new PaymentTerm(
                plain == null || plain.scale() >= 0 ? plain : plain.setScale(0),
                paymentAmount == null || paymentCurrency == null ? null : Moneys.of(paymentAmount, paymentCurrency),
                paymentNetDays,
                paymentNetTerms,
                latePenalty,
                earlyBonus);
    }
}
