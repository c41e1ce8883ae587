package dev.milepost.alert.reminder;

import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.KnownPayment;
import dev.milepost.alert.policy.Subject;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why nobody is reminded of something, by what it is; null while somebody is. The methods are the rule book. */
final class Silence {
    /** The states in which a payment is asked for. */
    static final Set<PaymentStatus> ASKED_FOR = Set.of(PaymentStatus.DUE, PaymentStatus.INVOICED);

    private static final Set<ContractStatus> RUNS = Set.of(ContractStatus.ACTIVE);
    private static final Set<ContractStatus> RUNS_OR_RAN =
            Set.of(ContractStatus.ACTIVE, ContractStatus.COMPLETED, ContractStatus.EXPIRED);

    private Silence() {}

    /** The states of its contract in which a day is reminded of. */
    static Set<ContractStatus> contractStates(Subject subject) {
        return switch (subject) {
            case CUSTOM_DATE, CONTRACT_DATE -> RUNS_OR_RAN;
            case PAYMENT_DUE -> Set.of(ContractStatus.values());
            default -> RUNS;
        };
    }

    /** Of the due date: as long as the contract runs and the work is open. */
    static @Nullable String ofDueDate(KnownContract contract, KnownMilestone milestone) {
        String why = unlessActive(contract);
        if (why != null) {
            return why;
        }
        if (milestone.isDeleted()) {
            return "the milestone was deleted";
        }
        if (milestone.status().isEnded()) {
            return "the milestone is " + milestone.status();
        }
        return milestone.dueDate() == null ? "the milestone has no due date" : null;
    }

    /** Of a custom date: it outlives the work, as a warranty does, but not what was given up or rests. */
    static @Nullable String ofCustomDate(KnownContract contract, KnownMilestone milestone) {
        String why = unless(RUNS_OR_RAN, contract);
        if (why != null) {
            return why;
        }
        if (milestone.isDeleted()) {
            return "the milestone was deleted";
        }
        boolean givenUp =
                milestone.status() == MilestoneStatus.CANCELLED || milestone.status() == MilestoneStatus.WAIVED;
        return givenUp ? "the milestone is " + milestone.status() : null;
    }

    /** Of a submission that waits for its gate. */
    static @Nullable String ofGate(KnownContract contract, KnownMilestone milestone) {
        String why = unlessActive(contract);
        if (why != null) {
            return why;
        }
        if (milestone.isDeleted()) {
            return "the milestone was deleted";
        }
        return milestone.facts().waitingSince() == null ? "no submission waits for the gate" : null;
    }

    /** Of a payment: money stays due whatever becomes of the contract. */
    static @Nullable String ofPayment(KnownContract contract, KnownPayment payment) {
        if (contract.isDeleted()) {
            return "the contract was deleted";
        }
        return ASKED_FOR.contains(payment.status()) ? null : "the payment is " + payment.status();
    }

    /** Of the end of the term. */
    static @Nullable String ofTerm(KnownContract contract) {
        String why = unlessActive(contract);
        return why == null && contract.endsOn() == null ? "the contract has no end" : why;
    }

    /** Of the last days to give notice. */
    static @Nullable String ofNotice(KnownContract contract) {
        String why = ofTerm(contract);
        return why == null && contract.isNoticeGiven() ? "notice was given" : why;
    }

    /** Of a custom date of the contract: it outlives the term, as a warranty does, but not what was given up or rests. */
    static @Nullable String ofContractDate(KnownContract contract) {
        return unless(RUNS_OR_RAN, contract);
    }

    /** Of what happens in a contract. */
    static @Nullable String ofHappening(KnownContract contract) {
        if (contract.isDeleted()) {
            return "the contract was deleted";
        }
        return contract.status() == ContractStatus.DRAFT ? "the contract is DRAFT" : null;
    }

    private static @Nullable String unlessActive(KnownContract contract) {
        return unless(RUNS, contract);
    }

    private static @Nullable String unless(Set<ContractStatus> states, KnownContract contract) {
        if (contract.isDeleted()) {
            return "the contract was deleted";
        }
        return states.contains(contract.status()) ? null : "the contract is " + contract.status();
    }
}
