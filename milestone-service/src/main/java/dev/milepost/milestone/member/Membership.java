package dev.milepost.milestone.member;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractRole;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.party.Counterparty;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the caller's membership of a contract lets them see and do there, of what their realm roles allow. It restricts
 * and never widens: administrators and systems of the tenant's own need none.
 */
@ApplicationScoped
public class Membership {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final CurrentActor actor;
    private final CurrentTenant tenant;
    private final Counterparty counterparty;
    private final ResourceInfo operation;

    @Inject
    Membership(
            Caller caller,
            CurrentActor actor,
            CurrentTenant tenant,
            Counterparty counterparty,
            ResourceInfo operation) {
        this.caller = caller;
        this.actor = actor;
        this.tenant = tenant;
        this.counterparty = counterparty;
        this.operation = operation;
    }

    /** The caller, as queries need to know them. */
    public Viewer viewer() {
        return new Viewer(tenant.get(), counterparty.id().orElse(null), person().orElse(null));
    }

    /** Whether the caller sees a contract, as far as its members go. */
    public boolean sees(MemberList list) {
        return list.access() == ContractAccess.TENANT
                || person().map(list::isOpenTo).orElse(true);
    }

    /** Whether the caller has a realm role, and may use it in the contract. */
    public boolean hasRole(MemberList list, String realmRole) {
        return caller.hasRole(realmRole) && allows(list, realmRole);
    }

    /** Whether the caller may use a realm role in the contract, if they have it. */
    public boolean allows(MemberList list, String realmRole) {
        return list.members().isEmpty()
                || person().map(who -> list.allows(who, realmRole)).orElse(true);
    }

    /**
     * Refuses with 403 what the operation that runs asks more for than the caller is in the contract. What it lets viewers do,
     * it lets every member do.
     */
    public void refuseTooLittle(MemberList list) {
        if (list.members().isEmpty()) {
            return;
        }
        List<ContractRole> mine = person().flatMap(list::roles).orElse(null);
        if (mine == null || wanted().anyMatch(role -> role.equals(Roles.VIEWER) || hasRole(list, role))) {
            return;
        }
        List<String> enough = wanted().map(role -> role.toUpperCase(java.util.Locale.ROOT))
                .filter(role -> Arrays.stream(ContractRole.values())
                        .anyMatch(one -> one.name().equals(role)))
                .filter(role -> !role.equals(ContractRole.MANAGER.name()))
                .toList();
        throw ProblemType.FORBIDDEN
                .builder("You are " + text(mine) + " in this contract, and this takes " + String.join(", ", enough)
                        + (enough.isEmpty() ? "" : " or ") + ContractRole.MANAGER
                        + " there. Its managers say who is what: " + "PUT /api/v1/contracts/{id}/members/{personId}.")
                .with("contractRoles", mine)
                .build();
    }

    /**
     * Whoever closes a contract to all but its members stays in: they become a MANAGER of it. Refused with 409 for a caller
     * that cannot be a member and would see it no more.
     */
    public void join(MemberList list) {
        UUID person = person().orElse(null);
        if (person == null) {
            return;
        }
        if (person.equals(NOBODY)) {
            throw ProblemType.CONFLICT.because(
                    "A service account is no member of contracts and would see this one no more; give it the realm role"
                            + " integration, or let a person restrict the contract.");
        }
        if (list.roles(person)
                .filter(roles -> roles.contains(ContractRole.MANAGER))
                .isEmpty()) {
            list.refuseMore(person);
            list.put(
                    person,
                    Stream.concat(list.roles(person).stream().flatMap(List::stream), Stream.of(ContractRole.MANAGER))
                            .toList());
        }
    }

    /** Whose membership counts; empty for those who see every contract. */
    private Optional<UUID> person() {
        return caller.seesEveryContract()
                ? Optional.empty()
                : Optional.of(actor.personId().orElse(NOBODY));
    }

    /** The realm roles that the operation is for, any of them. */
    private Stream<String> wanted() {
        RolesAllowed declared = operation.getResourceMethod().getAnnotation(RolesAllowed.class);
        return Arrays.stream(
                (declared == null ? operation.getResourceClass().getAnnotation(RolesAllowed.class) : declared).value());
    }

    private static String text(List<ContractRole> roles) {
        return String.join(" and ", roles.stream().map(Enum::name).toList());
    }
}
