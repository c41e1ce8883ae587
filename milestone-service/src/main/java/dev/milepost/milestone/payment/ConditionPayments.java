package dev.milepost.milestone.payment;

import dev.milepost.events.Advance;
import dev.milepost.events.EventType;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.Retention;
import dev.milepost.events.RetentionRelease;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.instalment.Instalments;
import dev.milepost.milestone.instalment.PaymentCalendar;
import dev.milepost.milestone.instalment.Released;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.value.Moneys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Releases what a contract's conditions say: the advance, and the retention. The contract is locked. */
@ApplicationScoped
public class ConditionPayments {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Payments payments;
    private final PaymentCalendar calendar;
    private final Ledger ledger;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    ConditionPayments(Payments payments, PaymentCalendar calendar, Ledger ledger, BusinessClock clock, Ids ids) {
        this.payments = payments;
        this.calendar = calendar;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** The advance that a contract's activation releases, if it does. */
    public List<PendingEvent> activate(Contract contract, Actor actor) {
        PaymentConditions conditions = contract.paymentConditions();
        Advance advance = conditions == null ? null : conditions.advance();
        return advance == null || advance.milestoneId() != null
                ? List.of()
                : advance(contract, advance, null, clock.today(contract.zone()), actor, "contract activated");
    }

    /** What a met milestone lets go beside its instalment. */
    List<PendingEvent> release(Contract contract, UUID milestone, LocalDate metOn, Actor actor, String reason) {
        PaymentConditions conditions = contract.paymentConditions();
        if (conditions == null) {
            return List.of();
        }
        List<PendingEvent> told = new ArrayList<>();
        Advance advance = conditions.advance();
        if (advance != null && milestone.equals(advance.milestoneId())) {
            told.addAll(advance(contract, advance, milestone, metOn, actor, reason));
        }
        Retention retention = conditions.retention();
        if (retention != null
                && retention.releases().stream()
                        .anyMatch(one -> one.milestoneId().equals(milestone))) {
            told.addAll(retention(contract, retention, milestone, metOn, actor, reason));
        }
        return told;
    }

    /** Whether retention is still held back from instalments: not once all of it may go. */
    boolean isHeld(@Nullable PaymentConditions conditions) {
        Retention retention = conditions == null ? null : conditions.retention();
        return retention != null && percentLetGo(retention).compareTo(HUNDRED) < 0;
    }

    private List<PendingEvent> advance(
            Contract contract, Advance advance, @Nullable UUID milestone, LocalDate from, Actor actor, String reason) {
        if (payments.hasLiveAdvance(contract.id())) {
            return List.of();
        }
        Money amount = Instalments.advance(advance, contract.value());
        LocalDate dueOn = from.plusDays(advance.netDays());
        return List.of(open(contract, milestone, PaymentKind.ADVANCE, amount, dueOn, actor, reason));
    }

    private List<PendingEvent> retention(
            Contract contract, Retention retention, UUID milestone, LocalDate metOn, Actor actor, String reason) {
        Money value = contract.value();
        if (value == null || payments.live(milestone).stream().anyMatch(one -> one.kind() == PaymentKind.RETENTION)) {
            return List.of();
        }
        Released released = payments.released(contract.id());
        BigDecimal amount = Instalments.letGo(percentLetGo(retention), released, Moneys.digits(value.currency()));
        if (amount.signum() == 0) {
            return List.of();
        }
        Money money = Moneys.of(amount, value.currency());
        LocalDate dueOn = metOn.plusDays(retention.netDays());
        return List.of(open(contract, milestone, PaymentKind.RETENTION, money, dueOn, actor, reason));
    }

    private PendingEvent open(
            Contract contract,
            @Nullable UUID milestone,
            PaymentKind kind,
            Money amount,
            LocalDate dueOn,
            Actor actor,
            String reason) {
        Payment payment = new Payment(
                ids.next(),
                contract.id(),
                milestone,
                kind,
                PaymentBreakdown.plain(amount.amount()),
                amount.currency(),
                calendar.roll(contract, dueOn),
                clock.instant());
        payments.persist(payment);
        return ledger.enter(payment, payment.opening(ids::next), EventType.PAYMENT_DUE, actor, reason);
    }

    /** Per cent of the retention that the milestones which are met let go. */
    private BigDecimal percentLetGo(Retention retention) {
        Set<UUID> met = payments.met(
                retention.releases().stream().map(RetentionRelease::milestoneId).collect(Collectors.toSet()));
        return retention.releases().stream()
                .filter(one -> met.contains(one.milestoneId()))
                .map(RetentionRelease::percent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
