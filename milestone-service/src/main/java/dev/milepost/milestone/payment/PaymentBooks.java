package dev.milepost.milestone.payment;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.ExternalId;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.PaymentTerm;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.payment.AdoptPayments.Adopted;
import dev.milepost.milestone.payment.AdoptPayments.Effect;
import dev.milepost.milestone.person.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments of one contract while an import works on them. Events are made at the end, of what became of each. */
final class PaymentBooks {
    private static final String REASON = "import";

    private final Contract contract;
    private final Payments payments;
    private final Ids ids;
    private final Actor actor;
    private final Instant now;
    private final Map<UUID, Payment> byId = new HashMap<>();
    private final Map<UUID, Payment> liveByMilestone = new HashMap<>();
    private final Set<Payment> separated = new HashSet<>();
    private final Map<ExternalId, UUID> names = new HashMap<>();
    private final Map<Payment, EventType> told = new LinkedHashMap<>();

    PaymentBooks(Contract contract, Payments payments, Ids ids, Actor actor, Instant now) {
        this.contract = contract;
        this.payments = payments;
        this.ids = ids;
        this.actor = actor;
        this.now = now;
        payments.ofContract(contract.id()).forEach(this::add);
    }

    private void add(Payment payment) {
        byId.put(payment.id(), payment);
        UUID milestone = payment.milestoneId();
        if (milestone != null && payment.status() != PaymentStatus.CANCELLED) {
            liveByMilestone.put(milestone, payment);
        }
    }

    /** Takes payments from milestones that are said to be another one's: a milestone has one only. */
    void separate(List<ReportedPayment> reports) {
        for (ReportedPayment report : reports) {
            Payment payment = report.id() == null ? null : byId.get(report.id());
            UUID milestone = payment == null ? null : payment.milestoneId();
            if (payment != null && milestone != null && !milestone.equals(report.milestoneId())) {
                payment.leaveMilestone(now);
                liveByMilestone.remove(milestone);
                separated.add(payment);
            }
        }
        if (!separated.isEmpty()) {
            payments.flush(); // before another one takes the place
        }
    }

    Adopted adopt(ReportedPayment report, Map<UUID, Milestone> milestones) {
        UUID milestone = report.milestoneId();
        LocalDate dueOn = dueOn(report, milestone == null ? null : milestones.get(milestone));
        Payment there = report.id() == null ? null : byId.get(report.id());
        Payment live = milestone == null ? null : liveByMilestone.get(milestone);
        if (there == null && live != null && live.externalIds().isEmpty()) {
            there = live; // what was due is what was paid
            names.put(report.externalId(), live.id());
        }
        if (live != null && live != there) {
            if (live.status() == PaymentStatus.DUE) {
                cancel(live);
            } else {
                milestone = null; // somebody recorded another payment here
            }
        }
        if (there == null) {
            return new Adopted(make(report, milestone, dueOn).id(), Effect.CREATED);
        }
        if (!separated.contains(there) && isAs(there, report, milestone, dueOn)) {
            return new Adopted(there.id(), Effect.NONE);
        }
        there.adopt(report, milestone, dueOn, now);
        enter(there, report.paidOn(), EventType.PAYMENT_PAID);
        add(there);
        return new Adopted(there.id(), Effect.UPDATED);
    }

    /** Sees to it that a milestone has the payment it releases, and none that it does not. */
    void settle(Milestone milestone) {
        Payment live = liveByMilestone.get(milestone.id());
        if (live != null && live.status() == PaymentStatus.PAID) {
            return;
        }
        PaymentTerm term = milestone.paymentTerm();
        LocalDate metOn = milestone.metOn();
        if (term == null || metOn == null || !releases(milestone, term)) {
            if (live != null) {
                cancel(live);
            }
            return;
        }
        LocalDate dueOn = metOn.plusDays(term.netDays());
        Money amount = MilestonePayments.amount(contract, term);
        if (live != null && live.dueOn().equals(dueOn) && live.money().equals(amount)) {
            return;
        }
        if (live != null) {
            cancel(live);
        }
        Payment due = new Payment(ids.next(), contract.id(), milestone.id(), amount, dueOn, List.of(), now);
        payments.persist(due);
        add(due);
        enter(due, dueOn, EventType.PAYMENT_DUE);
    }

    private boolean releases(Milestone milestone, PaymentTerm term) {
        return milestone.status() == MilestoneStatus.MET
                && contract.status() != ContractStatus.DRAFT
                && (term.amount() != null || contract.value() != null);
    }

    private Payment make(ReportedPayment report, @Nullable UUID milestone, LocalDate dueOn) {
        Payment made = new Payment(
                ids.next(), contract.id(), milestone, report.amount(), dueOn, List.of(report.externalId()), now);
        PaymentEntry due = new PaymentEntry(ids.next(), made, dueOn, actor, REASON, now);
        made.pay(report.paidOn(), now);
        payments.persist(made);
        payments.record(due);
        enter(made, report.paidOn(), EventType.PAYMENT_PAID);
        add(made);
        names.put(report.externalId(), made.id());
        return made;
    }

    private void cancel(Payment payment) {
        UUID milestone = payment.milestoneId();
        payment.cancel(now);
        enter(payment, LocalDate.ofInstant(now, ZoneOffset.UTC), EventType.PAYMENT_CANCELLED);
        liveByMilestone.remove(milestone);
        payments.flush(); // before another one takes its place
    }

    private void enter(Payment payment, LocalDate valueDate, EventType event) {
        payments.record(new PaymentEntry(ids.next(), payment, valueDate, actor, REASON, now));
        told.put(payment, event);
    }

    private static boolean isAs(Payment payment, ReportedPayment report, @Nullable UUID milestone, LocalDate dueOn) {
        return payment.status() == PaymentStatus.PAID
                && Objects.equals(payment.milestoneId(), milestone)
                && payment.money().equals(report.amount())
                && payment.dueOn().equals(dueOn)
                && report.paidOn().equals(payment.paidOn());
    }

    /** A payment of a met milestone was due as agreed; any other on the day it was made. */
    private static LocalDate dueOn(ReportedPayment report, @Nullable Milestone milestone) {
        LocalDate metOn = milestone == null ? null : milestone.metOn();
        PaymentTerm term = milestone == null ? null : milestone.paymentTerm();
        return metOn == null ? report.paidOn() : metOn.plusDays(term == null ? 0 : term.netDays());
    }

    Map<ExternalId, UUID> names() {
        return names;
    }

    /** What is to be told, once the database has it. */
    List<PendingEvent> events() {
        return told.entrySet().stream()
                .map(one -> new PendingEvent(
                        one.getValue(),
                        one.getKey().id(),
                        new PaymentEvent(one.getKey().toState(), actor.change(REASON))))
                .toList();
    }
}
