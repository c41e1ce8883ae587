package dev.milepost.alert.known;

import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A payment, as far as reminders need it. */
@Entity
@Table(name = "known_payment")
@SuppressWarnings("NullAway.Init")
public class KnownPayment {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    UUID contractId;

    @Nullable
    UUID milestoneId;

    @Enumerated(EnumType.STRING)
    PaymentStatus status;

    LocalDate dueOn;
    BigDecimal outstanding;
    String currency;

    protected KnownPayment() {}

    KnownPayment(UUID id) {
        this.id = id;
    }

    void become(PaymentState state) {
        contractId = state.contractId();
        milestoneId = state.milestoneId();
        status = state.status();
        dueOn = state.dueOn();
        outstanding = state.outstanding().amount();
        currency = state.outstanding().currency();
    }

    public UUID id() {
        return id;
    }

    public UUID contractId() {
        return contractId;
    }

    /** The milestone that released it, where one did. */
    public @Nullable UUID milestoneId() {
        return milestoneId;
    }

    public PaymentStatus status() {
        return status;
    }

    /** The day it must be paid by. */
    public LocalDate dueOn() {
        return dueOn;
    }
}
