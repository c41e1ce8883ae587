package dev.milepost.milestone.lifecycle;

import dev.milepost.events.Renewal;
import dev.milepost.events.RenewalMode;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractAction;
import dev.milepost.milestone.contract.ContractEvents;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.deadline.Term;
import dev.milepost.milestone.milestone.DueDates;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Lets the next term of a contract begin, or the contract expire, once its term is over in its own time zone. */
@ApplicationScoped
class EndTerm {
    /** More have to wait for the next run: a transaction that long would hold others up. */
    private static final int MOST_AT_ONCE = 400;

    private static final Renewal NO_RENEWAL = new Renewal(RenewalMode.NONE, null, null);

    private final Contracts contracts;
    private final ContractEvents told;
    private final DueDates dueDates;
    private final Outbox outbox;
    private final BusinessClock clock;

    @Inject
    EndTerm(Contracts contracts, ContractEvents told, DueDates dueDates, Outbox outbox, BusinessClock clock) {
        this.contracts = contracts;
        this.told = told;
        this.dueDates = dueDates;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Each renewal is told of, also where several terms have passed since somebody looked. */
    @Transactional
    void end(UUID id) {
        Contract contract = contracts.findById(id, LockModeType.PESSIMISTIC_WRITE);
        LocalDate today = clock.today(contract.zone());
        int before = contract.renewals();
        List<PendingEvent> events = new ArrayList<>();
        LocalDate ended = contract.endsOn();
        while (ended != null && ended.isBefore(today) && events.size() < MOST_AT_ONCE) {
            LocalDate until = contract.endsByNotice() ? null : nextEnd(contract).orElse(null);
            if (until == null) {
                contract.expire(clock.instant());
                events.add(told(contract, ContractAction.EXPIRE, "the term ended on " + ended + why(contract)));
                break;
            }
            contract.renew(contract.renewals() + 1, until, clock.instant());
            events.add(told(
                    contract, ContractAction.RENEW, "the term ended on " + ended + " and was renewed until " + until));
            ended = until;
        }
        if (contract.renewals() != before) {
            events.addAll(
                    dueDates.follow(contract, Actor.MILEPOST, "the contract was renewed until " + contract.endsOn()));
        }
        outbox.append(id, events);
    }

    private static Optional<LocalDate> nextEnd(Contract contract) {
        return Term.endOf(
                contract.renewals() + 1,
                Objects.requireNonNull(contract.agreedEnd()),
                Objects.requireNonNullElse(contract.renewal(), NO_RENEWAL));
    }

    private static String why(Contract contract) {
        if (contract.endsByNotice()) {
            return "; notice was given in time";
        }
        return contract.renewals() == 0 ? "; no renewal was agreed" : "; no further renewal was agreed";
    }

    private PendingEvent told(Contract contract, ContractAction action, String because) {
        contracts.flush();
        return new PendingEvent(action.event(), contract.id(), told.of(contract, Actor.MILEPOST.change(because)));
    }
}
