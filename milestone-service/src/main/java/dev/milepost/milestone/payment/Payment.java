package dev.milepost.milestone.payment;

import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import dev.milepost.milestone.value.JsonColumn;
import dev.milepost.milestone.value.Moneys;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Money that a met milestone released. What happens to it is kept as entries; this is where it stands. */
@Entity
public class Payment {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID contractId;
    private @Nullable UUID milestoneId;

    @Column(precision = 19, scale = 4)
    private BigDecimal amount;

    @Column(columnDefinition = "char(3)")
    private String currency;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private PaymentStatus status = PaymentStatus.DUE;

    private LocalDate dueOn;
    private @Nullable LocalDate paidOn;

    @Convert(converter = JsonColumn.ExternalIds.class)
    @Column(columnDefinition = "longtext")
    private List<ExternalId> externalIds = List.of();

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Payment() {}

    Payment(
            UUID id,
            UUID contractId,
            @Nullable UUID milestoneId,
            Money amount,
            LocalDate dueOn,
            List<ExternalId> externalIds,
            Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.milestoneId = milestoneId;
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.dueOn = dueOn;
        this.externalIds = externalIds;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void pay(LocalDate day, Instant now) {
        status = PaymentStatus.PAID;
        paidOn = day;
        updatedAt = now;
    }

    /** Makes it the payment that another system reports as made. */
    void adopt(ReportedPayment reported, @Nullable UUID milestone, LocalDate due, Instant now) {
        milestoneId = milestone;
        amount = reported.amount().amount();
        currency = reported.amount().currency();
        externalIds = List.of(reported.externalId());
        dueOn = due;
        pay(reported.paidOn(), now);
    }

    /** Leaves its milestone, whose payment another one is. */
    void leaveMilestone(Instant now) {
        milestoneId = null;
        updatedAt = now;
    }

    void cancel(Instant now) {
        status = PaymentStatus.CANCELLED;
        updatedAt = now;
    }

    public PaymentState toState() {
        return new PaymentState(id, version, contractId, milestoneId, money(), status, dueOn, paidOn);
    }

    public Money money() {
        return Moneys.of(amount, currency);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID contractId() {
        return contractId;
    }

    public @Nullable UUID milestoneId() {
        return milestoneId;
    }

    public PaymentStatus status() {
        return status;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    LocalDate paidOn() {
        return paidOn;
    }

    List<ExternalId> externalIds() {
        return externalIds;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
