package dev.milepost.milestone.instalment;

import dev.milepost.events.MilestoneState;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.payment.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reads the payment schedule of a contract that the caller may see. */
@ApplicationScoped
class ReadSchedule {
    private final Contracts contracts;
    private final Milestones milestones;
    private final Payments payments;
    private final PaymentCalendar calendar;
    private final BusinessClock clock;

    @Inject
    ReadSchedule(
            Contracts contracts,
            Milestones milestones,
            Payments payments,
            PaymentCalendar calendar,
            BusinessClock clock) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.payments = payments;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Transactional
    ScheduleView get(UUID id) {
        Contract contract = contracts.visible(id);
        Money value = contract.value();
        List<MilestoneState> states =
                milestones.ofContract(id).stream().map(Milestone::toState).toList();
        List<ReleasedPayment> live = payments.ofContract(id).stream()
                .filter(payment -> payment.status() != PaymentStatus.CANCELLED)
                .map(ReleasedPayment::from)
                .toList();
        List<ScheduleItem> items = new SchedulePlan(
                        value, contract.paymentConditions(), clock.today(contract.zone()), calendar.of(contract))
                .items(contract.status(), states, live);
        String currency = value != null
                ? value.currency()
                : items.stream()
                        .map(ScheduleItem::gross)
                        .filter(Objects::nonNull)
                        .map(Money::currency)
                        .findFirst()
                        .orElse(null);
        return new ScheduleView(
                id,
                value,
                contract.paymentConditions(),
                items,
                currency == null ? null : ScheduleSums.of(items, value, currency));
    }
}
