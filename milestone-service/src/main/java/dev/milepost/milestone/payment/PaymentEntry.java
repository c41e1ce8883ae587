package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.value.Moneys;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One entry of the payment ledger. Never changed, only followed. */
@Entity
@Immutable
class PaymentEntry {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    private UUID paymentId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private PaymentEntryKind kind;

    @Column(precision = 19, scale = 4)
    private BigDecimal amount;

    @Column(columnDefinition = "char(3)")
    private String currency;

    @Column(precision = 19, scale = 4)
    private BigDecimal effect;

    private LocalDate valueDate;
    private @Nullable String reference;
    private @Nullable UUID reversesId;
    private @Nullable UUID personId;
    private String changedBy;

    @Column(columnDefinition = "text")
    private @Nullable String reason;

    private Instant changedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected PaymentEntry() {}

    PaymentEntry(UUID paymentId, Posting posting, Actor by, @Nullable String reason, Instant now) {
        this.id = posting.id();
        this.paymentId = paymentId;
        this.kind = posting.kind();
        this.amount = posting.amount().amount();
        this.currency = posting.amount().currency();
        this.effect = posting.effect();
        this.valueDate = posting.valueDate();
        this.reference = posting.reference();
        this.reversesId = posting.reverses();
        this.personId = by.personId();
        this.changedBy = by.name();
        this.reason = reason;
        this.changedAt = now;
    }

    /** @param outstanding what was outstanding after it */
    PaymentEntryView toView(BigDecimal outstanding) {
        return new PaymentEntryView(
                id,
                kind,
                money(),
                Moneys.of(effect, currency),
                Moneys.of(outstanding, currency),
                valueDate,
                reference,
                reversesId,
                personId,
                changedBy,
                reason,
                changedAt);
    }

    UUID id() {
        return id;
    }

    UUID paymentId() {
        return paymentId;
    }

    PaymentEntryKind kind() {
        return kind;
    }

    Money money() {
        return Moneys.of(amount, currency);
    }

    BigDecimal effect() {
        return effect;
    }
}
