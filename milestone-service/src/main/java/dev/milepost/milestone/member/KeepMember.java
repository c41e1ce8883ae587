package dev.milepost.milestone.member;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractRole;
import dev.milepost.events.EventType;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractEvents;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.milestone.NeededPeople;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.person.People;
import dev.milepost.milestone.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Reads the members of a contract, says what one of them is, or lets one go; done again, it changes nothing. Refusals: 403
 * (who is no MANAGER there; a counterparty), 404, 409 (too many; a party that takes no part; the last MANAGER; somebody
 * who is needed at open milestones).
 */
@ApplicationScoped
class KeepMember {
    private final Contracts contracts;
    private final ContractEvents told;
    private final People people;
    private final NeededPeople needed;
    private final MemberRows rows;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;

    @Inject
    KeepMember(
            Contracts contracts,
            ContractEvents told,
            People people,
            NeededPeople needed,
            MemberRows rows,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock) {
        this.contracts = contracts;
        this.told = told;
        this.people = people;
        this.needed = needed;
        this.rows = rows;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    MembersView read(UUID contract) {
        return MembersView.from(contracts.visible(contract));
    }

    @Transactional
    MembersView put(UUID contractId, UUID personId, List<ContractRole> roles) {
        Contract contract = contracts.lockedForManagement(contractId);
        Person person = people.findByIdOptional(personId)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no person " + personId + "."));
        UUID party = person.partyId();
        if (party != null && !contract.hasParty(party)) {
            throw ProblemType.CONFLICT.because(
                    person.name() + " belongs to a party that takes no part in the contract; name it there first.");
        }
        MemberList list = contract.members();
        list.refuseMore(personId);
        if (!roles.contains(ContractRole.MANAGER)) {
            refuseLastManager(list, personId);
        }
        if (contract.admit(personId, roles, clock.instant())) {
            tell(contract);
        }
        return MembersView.from(contract);
    }

    @Transactional
    MembersView remove(UUID contractId, UUID personId) {
        Contract contract = contracts.lockedForManagement(contractId);
        refuseLastManager(contract.members(), personId);
        needed.canDoWithout(contract, personId);
        if (contract.dismiss(personId, clock.instant())) {
            tell(contract);
        }
        return MembersView.from(contract);
    }

    private static void refuseLastManager(MemberList list, UUID person) {
        if (list.access() == ContractAccess.MEMBERS && list.isOnlyManager(person)) {
            throw ProblemType.CONFLICT.because("They are the only MANAGER of a contract that only its members see; make"
                    + " somebody else a MANAGER first, or let the whole tenant see it (access TENANT).");
        }
    }

    private void tell(Contract contract) {
        contracts.flush();
        rows.follow(contract.id(), contract.members());
        outbox.append(
                contract.id(),
                List.of(new PendingEvent(
                        EventType.CONTRACT_UPDATED,
                        contract.id(),
                        told.of(contract, actor.get().change(null)))));
    }
}
