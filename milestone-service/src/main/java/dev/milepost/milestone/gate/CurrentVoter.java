package dev.milepost.milestone.gate;

import dev.milepost.events.Gate;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.delegation.Delegations;
import dev.milepost.milestone.member.MemberList;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.party.Counterparty;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.person.People;
import dev.milepost.milestone.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The caller as somebody who may fill places of gates. A counterparty's people act for the party that their token names.
 * The tenant's own act for the party that an administrator wrote into their person, if any: so a contract can name the
 * tenant's organisation as a party like every other.
 */
@ApplicationScoped
class CurrentVoter {
    private static final List<String> ROLES =
            List.of(Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN);

    private final Caller caller;
    private final CurrentActor actor;
    private final Counterparty counterparty;
    private final People people;
    private final Delegations delegations;
    private final Membership membership;

    @Inject
    CurrentVoter(
            Caller caller,
            CurrentActor actor,
            Counterparty counterparty,
            People people,
            Delegations delegations,
            Membership membership) {
        this.caller = caller;
        this.actor = actor;
        this.counterparty = counterparty;
        this.people = people;
        this.delegations = delegations;
        this.membership = membership;
    }

    /** The caller at a gate of a contract with these members, with no more looked up than the gate asks for. */
    Voter at(Gate gate, MemberList members) {
        return voter(
                        gate.approvers().stream().anyMatch(place -> place.partyId() != null),
                        gate.approvers().stream().anyMatch(place -> place.personId() != null))
                .having(role -> membership.allows(members, role));
    }

    /** The caller at any gate. */
    Voter anywhere() {
        return voter(true, true);
    }

    private Voter voter(boolean withParty, boolean withDelegations) {
        UUID person = actor.personId()
                .orElseThrow(() -> ProblemType.FORBIDDEN.because("Gates are passed by people, not by systems."));
        Optional<UUID> claimed = counterparty.id();
        return new Voter(
                person,
                claimed.isEmpty(),
                claimed.orElseGet(() -> withParty ? writtenParty(person) : null),
                ROLES.stream().filter(caller::hasRole).collect(Collectors.toUnmodifiableSet()),
                withDelegations ? delegations.standingInFor(person) : Set.of());
    }

    private @Nullable UUID writtenParty(UUID person) {
        return people.findByIdOptional(person).map(Person::partyId).orElse(null);
    }
}
