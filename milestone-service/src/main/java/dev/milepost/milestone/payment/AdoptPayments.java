package dev.milepost.milestone.payment;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.instalment.PaymentCalendar;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the payments of a contract what another system reports as paid and what its met milestones release. A milestone
 * has at most one payment: a reported one where there is one, or else the one it releases by being met.
 */
@ApplicationScoped
public class AdoptPayments {
    private final Payments payments;
    private final ConditionPayments conditionPayments;
    private final PaymentCalendar calendar;
    private final ExternalIdRegistry externalIds;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    AdoptPayments(
            Payments payments,
            ConditionPayments conditionPayments,
            PaymentCalendar calendar,
            ExternalIdRegistry externalIds,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.payments = payments;
        this.conditionPayments = conditionPayments;
        this.calendar = calendar;
        this.externalIds = externalIds;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    /** What came of a report. */
    public enum Effect {
        CREATED,
        UPDATED,
        NONE
    }

    /** A payment as a report left it. */
    public record Adopted(UUID payment, Effect effect) {}

    /**
     * Adopts reports on payments of a locked contract; the answers are in the order of the reports.
     *
     * @param milestones milestones of the contract by id, all that the reports name
     * @param changed those that may have to release or to take back money
     */
    @Transactional
    public List<Adopted> adopt(
            Contract contract,
            List<ReportedPayment> reports,
            Map<UUID, Milestone> milestones,
            List<Milestone> changed) {
        if (reports.isEmpty() && changed.isEmpty()) {
            return List.of();
        }
        PaymentBooks books = new PaymentBooks(
                contract,
                payments,
                calendar,
                conditionPayments.isHeld(contract.paymentConditions()),
                ids,
                actor.get(),
                clock.instant());
        books.separate(reports);
        List<Adopted> adopted =
                reports.stream().map(report -> books.adopt(report, milestones)).toList();
        changed.forEach(books::settle);
        payments.flush();
        externalIds.addAll(ExternalIdRegistry.Kind.PAYMENT, books.names());
        outbox.append(contract.id(), books.events());
        outbox.append(contract.id(), letGo(contract, changed));
        return adopted;
    }

    /** Whether reports left more retention let go than is held back, or more of the advance recovered than is paid. */
    @Transactional
    public boolean isOverdrawn(Contract contract) {
        return contract.paymentConditions() != null
                && payments.released(contract.id()).isOverdrawn();
    }

    private List<PendingEvent> letGo(Contract contract, List<Milestone> changed) {
        List<PendingEvent> told = new ArrayList<>();
        for (Milestone milestone : changed) {
            LocalDate metOn = milestone.metOn();
            if (milestone.status() == MilestoneStatus.MET
                    && metOn != null
                    && contract.status() != ContractStatus.DRAFT) {
                told.addAll(conditionPayments.release(contract, milestone.id(), metOn, actor.get(), "import"));
            }
        }
        return told;
    }
}
