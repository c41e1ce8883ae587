package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentStatus;
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

    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID paymentId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private PaymentStatus kind;

    @Column(precision = 19, scale = 4)
    private BigDecimal amount;

    @Column(columnDefinition = "char(3)")
    private String currency;

    private LocalDate valueDate;
    private @Nullable UUID personId;
    private String changedBy;

    @Column(columnDefinition = "text")
    private @Nullable String reason;

    private Instant changedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected PaymentEntry() {}

    PaymentEntry(UUID id, Payment payment, LocalDate valueDate, Actor by, @Nullable String reason, Instant now) {
        Money money = payment.money();
        this.id = id;
        this.paymentId = payment.id();
        this.kind = payment.status();
        this.amount = money.amount();
        this.currency = money.currency();
        this.valueDate = valueDate;
        this.personId = by.personId();
        this.changedBy = by.name();
        this.reason = reason;
        this.changedAt = now;
    }

    PaymentEntryView toView() {
        return new PaymentEntryView(
                id, kind, Moneys.of(amount, currency), valueDate, personId, changedBy, reason, changedAt);
    }
}
