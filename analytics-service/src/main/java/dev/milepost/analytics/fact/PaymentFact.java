package dev.milepost.analytics.fact;

import dev.milepost.analytics.rollup.Cell;
import dev.milepost.analytics.rollup.Figure;
import dev.milepost.analytics.rollup.Share;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A payment as its last event left it. */
@Entity
public class PaymentFact {
    @Id
    private UUID id;

    @TenantId
    @Column
    private String tenantId;

    @Column
    private UUID contractId;

    @Column
    private @Nullable UUID milestoneId;

    @Column
    private long version;

    @Column(precision = 19, scale = 4)
    private BigDecimal amount;

    @Column
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;

    @Column(precision = 19, scale = 4)
    private BigDecimal outstanding;

    @Column
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private PaymentStatus status;

    @Column
    private LocalDate dueOn;

    @Column
    private @Nullable LocalDate paidOn;

    protected PaymentFact() {}

    PaymentFact(PaymentState state) {
        this.id = state.id();
        become(state);
    }

    void become(PaymentState state) {
        this.contractId = state.contractId();
        this.milestoneId = state.milestoneId();
        this.version = state.version();
        this.amount = state.amount().amount();
        this.currency = state.amount().currency();
        this.outstanding = state.outstanding().amount();
        this.status = state.status();
        this.dueOn = state.dueOn();
        this.paidOn = state.paidOn();
    }

    /** The cells it is counted in: with what is outstanding as due, with what is paid as paid; in part, in both. */
    List<Share> shares(String timeZone) {
        if (status == PaymentStatus.CANCELLED) {
            return List.of(share(PaymentStatus.CANCELLED, amount));
        }
        List<Share> shares = new ArrayList<>();
        BigDecimal paid = amount.subtract(outstanding);
        if (status.isOpen()) {
            shares.add(share(PaymentStatus.DUE, outstanding));
            shares.add(
                    new Share(Cell.ofDate(Figure.DUE_PAYMENTS, dueOn, timeZone).in(currency), outstanding));
        }
        if (!status.isOpen() || paid.signum() > 0) {
            shares.add(share(PaymentStatus.PAID, paid));
        }
        return shares;
    }

    private Share share(PaymentStatus as, BigDecimal money) {
        return new Share(Cell.ofStatus(Figure.PAYMENTS, as.name()).in(currency), money);
    }
}
