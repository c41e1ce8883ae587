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
        this.status = state.status();
        this.dueOn = state.dueOn();
        this.paidOn = state.paidOn();
    }

    /** The cells it is counted in. */
    List<Share> shares(String timeZone) {
        Share share = new Share(Cell.ofStatus(Figure.PAYMENTS, status.name()).in(currency), amount);
        return status == PaymentStatus.DUE
                ? List.of(
                        share,
                        new Share(
                                Cell.ofDate(Figure.DUE_PAYMENTS, dueOn, timeZone)
                                        .in(currency),
                                amount))
                : List.of(share);
    }
}
