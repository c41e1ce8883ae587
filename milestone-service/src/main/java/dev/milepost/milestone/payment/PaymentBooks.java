package dev.milepost.milestone.payment;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.ExternalId;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.PaymentTerm;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.instalment.Instalments;
import dev.milepost.milestone.instalment.PayableDay;
import dev.milepost.milestone.instalment.PaymentCalendar;
import dev.milepost.milestone.instalment.Released;
import dev.milepost.milestone.instalment.TimeAdjustment;
import dev.milepost.milestone.instalment.TimeAdjustments;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.payment.AdoptPayments.Adopted;
import dev.milepost.milestone.payment.AdoptPayments.Effect;
import dev.milepost.milestone.person.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The payments of one contract while an import works on them. Events are made at the end, of what became of each. */
final class PaymentBooks {
    private static final String REASON = "import";

    private final Contract contract;
    private final Payments payments;
    private final UnaryOperator<LocalDate> payable;
    private final boolean isHeld;
    private final Ids ids;
    private final Actor actor;
    private final Instant now;
    private final Map<UUID, Payment> byId = new HashMap<>();
    private final Map<UUID, Payment> liveByMilestone = new HashMap<>();
    /** What milestones let go beside their instalments: retention and advances. */
    private final Map<UUID, List<Payment>> letGo = new HashMap<>();

    private final Set<UUID> givenUp = new HashSet<>();
    private final Set<Payment> separated = new HashSet<>();
    private final Map<ExternalId, UUID> names = new HashMap<>();
    private final Map<Payment, EventType> told = new LinkedHashMap<>();

    /** @param isHeld whether retention is still held back from instalments */
    PaymentBooks(
            Contract contract,
            Payments payments,
            PaymentCalendar calendar,
            boolean isHeld,
            Ids ids,
            Actor actor,
            Instant now) {
        this.contract = contract;
        this.payable = calendar.of(contract);
        this.isHeld = isHeld;
        this.payments = payments;
        this.ids = ids;
        this.actor = actor;
        this.now = now;
        payments.ofContract(contract.id()).forEach(this::add);
    }

    private void add(Payment payment) {
        byId.put(payment.id(), payment);
        UUID milestone = payment.milestoneId();
        if (milestone == null) {
            return;
        }
        if (payment.kind() != PaymentKind.INSTALMENT) {
            letGo.computeIfAbsent(milestone, any -> new ArrayList<>()).add(payment);
            return;
        }
        if (payment.status() != PaymentStatus.CANCELLED) {
            liveByMilestone.put(milestone, payment);
        } else if (payment.isGivenUp()) {
            givenUp.add(milestone);
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
            if (live.status().isOpen() && !live.isPaidInPart()) {
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
        enter(there, there.adopt(report, milestone, dueOn, ids::next, now), EventType.PAYMENT_PAID);
        add(there);
        return new Adopted(there.id(), Effect.UPDATED);
    }

    /** Sees to it that a milestone has the payment it releases, and none that it does not. */
    void settle(Milestone milestone) {
        if (milestone.status() != MilestoneStatus.MET) {
            takeBack(letGo.getOrDefault(milestone.id(), List.of()));
        }
        Payment live = liveByMilestone.get(milestone.id());
        if (live != null && (live.isPaidInPart() || live.status() == PaymentStatus.PAID)) {
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
        LocalDate dueOn = payable.apply(PayableDay.of(metOn, term));
        PaymentConditions conditions = contract.paymentConditions();
        boolean alone = term.amount() != null && conditions == null; // no need to know what the others add up to
        Released others = alone ? Released.NOTHING : others(live);
        Money gross = Instalments.gross(term, contract.value(), others);
        if (live != null && live.dueOn().equals(dueOn) && isGross(live, gross)) {
            return;
        }
        if (live != null) {
            cancel(live);
        }
        if (givenUp.contains(milestone.id())) {
            return;
        }
        TimeAdjustment adjustment =
                TimeAdjustments.of(term, conditions, gross, contract.value(), milestone.delay(metOn));
        PaymentBreakdown breakdown =
                Instalments.breakdown(term, contract.value(), conditions, others, isHeld, adjustment);
        Payment due = make(milestone.id(), breakdown, gross.currency(), dueOn);
        due.explain(adjustment);
        payments.persist(due);
        add(due);
        enter(due, due.opening(ids::next), EventType.PAYMENT_DUE);
    }

    /** What another one let go is taken back when it is not met after all; what is paid stays paid. */
    private void takeBack(List<Payment> conditional) {
        conditional.stream()
                .filter(one -> one.status().isOpen() && !one.isPaidInPart())
                .forEach(this::cancel);
    }

    private boolean releases(Milestone milestone, PaymentTerm term) {
        return milestone.status() == MilestoneStatus.MET
                && contract.status() != ContractStatus.DRAFT
                && (term.amount() != null || contract.value() != null);
    }

    /** What all other payments add up to. */
    private Released others(@Nullable Payment one) {
        Released sum = Released.NOTHING;
        for (Payment other : byId.values()) {
            if (other != one && other.status() != PaymentStatus.CANCELLED) {
                sum = sum.plus(other.kind(), other.breakdown(), other.paid());
            }
        }
        return sum;
    }

    private static boolean isGross(Payment payment, Money gross) {
        return payment.breakdown().gross().compareTo(gross.amount()) == 0
                && payment.money().currency().equals(gross.currency());
    }

    private Payment make(@Nullable UUID milestone, PaymentBreakdown breakdown, String currency, LocalDate dueOn) {
        return new Payment(
                ids.next(), contract.id(), milestone, PaymentKind.INSTALMENT, breakdown, currency, dueOn, now);
    }

    private Payment make(ReportedPayment report, @Nullable UUID milestone, LocalDate dueOn) {
        Money paid = report.amount();
        Payment made = make(milestone, PaymentBreakdown.plain(paid.amount()), paid.currency(), dueOn);
        made.bear(report.externalId());
        List<Posting> postings = new ArrayList<>(made.opening(ids::next));
        postings.add(made.pay(ids.next(), paid.amount(), report.paidOn(), null, now));
        payments.persist(made);
        enter(made, postings, EventType.PAYMENT_PAID);
        add(made);
        names.put(report.externalId(), made.id());
        return made;
    }

    private void cancel(Payment payment) {
        UUID milestone = payment.milestoneId();
        Posting posting = payment.cancel(ids.next(), LocalDate.ofInstant(now, contract.zone()), false, now);
        enter(payment, List.of(posting), EventType.PAYMENT_CANCELLED);
        liveByMilestone.remove(milestone, payment);
        payments.flush(); // before another one takes its place
    }

    private void enter(Payment payment, List<Posting> postings, EventType event) {
        postings.forEach(posting -> payments.record(new PaymentEntry(payment.id(), posting, actor, REASON, now)));
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
    private LocalDate dueOn(ReportedPayment report, @Nullable Milestone milestone) {
        LocalDate metOn = milestone == null ? null : milestone.metOn();
        PaymentTerm term = milestone == null ? null : milestone.paymentTerm();
        if (metOn == null) {
            return report.paidOn();
        }
        return term == null ? metOn : payable.apply(PayableDay.of(metOn, term));
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
