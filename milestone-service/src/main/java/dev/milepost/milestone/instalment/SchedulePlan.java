package dev.milepost.milestone.instalment;

import dev.milepost.events.Advance;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.Retention;
import dev.milepost.events.RetentionRelease;
import dev.milepost.milestone.payment.PaymentBreakdown;
import dev.milepost.milestone.value.Moneys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plays the rest of a contract: each open milestone is met when it is due, or today when that is over, in the order of due
 * dates. It uses the same arithmetic as a release, so a plan that comes true is what is paid.
 */
final class SchedulePlan {
    private final @Nullable Money value;
    private final @Nullable PaymentConditions conditions;
    private final LocalDate today;
    private final UnaryOperator<LocalDate> roll;
    private final List<ScheduleItem> items = new ArrayList<>();
    private final Map<UUID, BigDecimal> letsGo = new HashMap<>();
    private Released released = Released.NOTHING;
    private BigDecimal percentLetGo = BigDecimal.ZERO;
    private boolean hasAdvance;

    SchedulePlan(
            @Nullable Money value,
            @Nullable PaymentConditions conditions,
            LocalDate today,
            UnaryOperator<LocalDate> roll) {
        this.value = value;
        this.conditions = conditions;
        this.today = today;
        this.roll = roll;
        Retention retention = conditions == null ? null : conditions.retention();
        for (RetentionRelease one : retention == null ? List.<RetentionRelease>of() : retention.releases()) {
            letsGo.put(one.milestoneId(), one.percent());
        }
    }

    /**
     * The items of a contract.
     *
     * @param milestones all that release money
     * @param payments all that are not cancelled
     */
    List<ScheduleItem> items(ContractStatus status, List<MilestoneState> milestones, List<ReleasedPayment> payments) {
        Map<UUID, MilestoneState> byId = new HashMap<>();
        milestones.forEach(one -> byId.put(one.id(), one));
        payments.forEach(payment -> take(payment, byId));
        Advance advance = conditions == null ? null : conditions.advance();
        if (status == ContractStatus.DRAFT && advance != null && advance.milestoneId() == null) {
            advance(advance, null);
        }
        milestones.stream()
                .filter(one -> one.status() == MilestoneStatus.MET)
                .forEach(met -> percentLetGo = percentLetGo.add(letsGo.getOrDefault(met.id(), BigDecimal.ZERO)));
        milestones.stream()
                .filter(one -> !one.status().isEnded())
                .sorted(Comparator.comparing(SchedulePlan::order).thenComparing(MilestoneState::id))
                .forEach(this::meet);
        return items;
    }

    private static LocalDate order(MilestoneState milestone) {
        return milestone.dueDate() == null ? LocalDate.MAX : milestone.dueDate();
    }

    private void take(ReleasedPayment payment, Map<UUID, MilestoneState> byId) {
        MilestoneState milestone = payment.milestoneId() == null ? null : byId.get(payment.milestoneId());
        items.add(ScheduleItem.released(
                payment, milestone == null ? null : milestone.title(), milestone == null ? null : milestone.dueDate()));
        hasAdvance |= payment.kind() == PaymentKind.ADVANCE;
        // The rest of an advance is expected to be paid.
        released = released.plus(
                payment.kind(), payment.breakdown(), payment.breakdown().amount());
    }

    private void meet(MilestoneState milestone) {
        percentLetGo = percentLetGo.add(letsGo.getOrDefault(milestone.id(), BigDecimal.ZERO));
        if (milestone.paymentTerm() != null) {
            instalment(milestone, milestone.paymentTerm());
        }
        Advance advance = conditions == null ? null : conditions.advance();
        if (advance != null && milestone.id().equals(advance.milestoneId())) {
            advance(advance, milestone);
        }
        Retention retention = conditions == null ? null : conditions.retention();
        if (retention != null && value != null && letsGo.containsKey(milestone.id())) {
            BigDecimal amount = Instalments.letGo(percentLetGo, released, Moneys.digits(value.currency()));
            add(PaymentKind.RETENTION, milestone, retention.netDays(), amount, value.currency());
        }
    }

    private void instalment(MilestoneState milestone, PaymentTerm term) {
        LocalDate due = milestone.dueDate();
        LocalDate metOn = due == null || due.isBefore(today) ? today : due;
        LocalDate payableOn = due == null ? null : roll.apply(PayableDay.of(metOn, term));
        if (term.amount() == null && value == null) {
            items.add(ScheduleItem.unknown(milestone.id(), milestone.title(), due, payableOn, term.percent()));
            return;
        }
        Money gross = Instalments.gross(term, value, released);
        TimeAdjustment adjustment =
                TimeAdjustments.of(term, conditions, gross, value, new Delay(due, milestone.baselineDueDate(), metOn));
        PaymentBreakdown breakdown = Instalments.breakdown(
                term, value, conditions, released, percentLetGo.compareTo(Percent.HUNDRED) < 0, adjustment);
        released = released.plus(PaymentKind.INSTALMENT, breakdown, BigDecimal.ZERO);
        items.add(ScheduleItem.planned(
                PaymentKind.INSTALMENT,
                milestone.id(),
                milestone.title(),
                due,
                payableOn,
                breakdown,
                gross.currency()));
    }

    private void advance(Advance advance, @Nullable MilestoneState milestone) {
        if (hasAdvance || value == null) {
            return;
        }
        hasAdvance = true;
        Money money = Instalments.advance(advance, value);
        add(PaymentKind.ADVANCE, milestone, advance.netDays(), money.amount(), money.currency());
    }

    private void add(
            PaymentKind kind, @Nullable MilestoneState milestone, int netDays, BigDecimal amount, String currency) {
        if (amount.signum() == 0) {
            return;
        }
        LocalDate due = milestone == null ? null : milestone.dueDate();
        LocalDate from = due != null && due.isBefore(today) ? today : due;
        PaymentBreakdown breakdown = PaymentBreakdown.plain(amount);
        released = released.plus(kind, breakdown, amount);
        items.add(ScheduleItem.planned(
                kind,
                milestone == null ? null : milestone.id(),
                milestone == null ? null : milestone.title(),
                due,
                from == null ? null : roll.apply(from.plusDays(netDays)),
                breakdown,
                currency));
    }
}
