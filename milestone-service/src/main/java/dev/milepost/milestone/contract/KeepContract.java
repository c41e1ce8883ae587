package dev.milepost.milestone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.DueRules;
import dev.milepost.milestone.instalment.ConditionRules;
import dev.milepost.milestone.member.MemberRows;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.milestone.DueDates;
import dev.milepost.milestone.party.Parties;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.value.Checks;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates a contract, changes one by a merge patch, or deletes a draft. */
@ApplicationScoped
public class KeepContract {
    private final Contracts contracts;
    private final Parties parties;
    private final ConditionRules conditions;
    private final Calendars calendars;
    private final DueDates dueDates;
    private final ExternalIdRegistry externalIds;
    private final Membership membership;
    private final MemberRows memberRows;
    private final Outbox outbox;
    private final MergePatch patches;
    private final CurrentTenant tenant;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepContract(
            Contracts contracts,
            Parties parties,
            ConditionRules conditions,
            Calendars calendars,
            DueDates dueDates,
            ExternalIdRegistry externalIds,
            Membership membership,
            MemberRows memberRows,
            Outbox outbox,
            MergePatch patches,
            CurrentTenant tenant,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.parties = parties;
        this.conditions = conditions;
        this.calendars = calendars;
        this.dueDates = dueDates;
        this.externalIds = externalIds;
        this.membership = membership;
        this.memberRows = memberRows;
        this.outbox = outbox;
        this.patches = patches;
        this.tenant = tenant;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    public Contract create(ContractRequest request) {
        return create(ids.next(), request, List.of());
    }

    /** Creates a contract that has the names {@code claimed} already. */
    @Transactional
    public Contract create(UUID id, ContractRequest request, List<ExternalId> claimed) {
        contracts.refuseCounterparty();
        check(id, request);
        Contract contract = new Contract(id, tenant.get(), request, clock.instant());
        boolean restricts = contract.members().access() == ContractAccess.MEMBERS;
        if (restricts) {
            membership.join(contract.members());
        }
        contracts.persistAndFlush(contract);
        if (restricts) {
            memberRows.follow(id, contract.members());
        }
        externalIds.replace(ExternalIdRegistry.Kind.CONTRACT, id, claimed, request.externalIds());
        tell(EventType.CONTRACT_CREATED, contract);
        return contract;
    }

    @Transactional
    ContractView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        Contract contract = contracts.lockedForManagement(id);
        ContractRequest request = patches.apply(patch, contract.toRequest());
        expected.check(contract.version());
        agree(contract, request);
        return ContractView.from(contract);
    }

    /** {@link #change(Contract, ContractRequest)} as people and their systems may do it, without an amendment. */
    @Transactional
    public boolean agree(Contract contract, ContractRequest request) {
        AgreedTerms.refuseChange(contract, request);
        checkCurrency(contract, request);
        return change(contract, request);
    }

    /** Changes what the parties of a locked contract agreed on, as an amendment says, which lets the dates follow afterwards. */
    @Transactional
    public void amend(Contract contract, JsonNode patch, String reason) {
        ContractRequest request = patches.apply(patch, contract.toRequest());
        checkCurrency(contract, request);
        describe(contract, request, reason);
    }

    /** Makes a locked contract what {@code request} says; true when that changed anything. */
    @Transactional
    public boolean change(Contract contract, ContractRequest request) {
        ContractRequest before = contract.toRequest();
        if (!describe(contract, request, null)) {
            return false;
        }
        if (!sameDates(before, request)) {
            outbox.append(contract.id(), dueDates.follow(contract, actor.get(), "the contract's dates changed"));
        }
        return true;
    }

    private boolean describe(Contract contract, ContractRequest request, @Nullable String reason) {
        check(contract.id(), request);
        ContractRequest before = contract.toRequest();
        ContractAccess access = contract.members().access();
        if (!contract.describe(request, tenant.get(), clock.instant())) {
            return false;
        }
        if (access != contract.members().access()) {
            if (access == ContractAccess.TENANT) {
                membership.join(contract.members());
            }
            memberRows.follow(contract.id(), contract.members());
        }
        externalIds.replace(
                ExternalIdRegistry.Kind.CONTRACT, contract.id(), before.externalIds(), request.externalIds());
        contracts.flush();
        tell(EventType.CONTRACT_UPDATED, contract, reason);
        return true;
    }

    private static boolean sameDates(ContractRequest one, ContractRequest other) {
        return Objects.equals(one.signedOn(), other.signedOn())
                && Objects.equals(one.startsOn(), other.startsOn())
                && Objects.equals(one.endsOn(), other.endsOn())
                && Objects.equals(one.calendar(), other.calendar());
    }

    /** Ends a locked contract, as another system reports it. */
    @Transactional
    public void terminate(Contract contract) {
        contract.terminate(null, clock.instant());
        contracts.flush();
        tell(EventType.CONTRACT_TERMINATED, contract);
    }

    /** Removes a draft that has no milestones. */
    @Transactional
    void delete(UUID id, ExpectedVersion expected) {
        Contract contract = contracts.lockedForManagement(id);
        expected.check(contract.version());
        if (contract.status() != ContractStatus.DRAFT) {
            throw ProblemType.CONFLICT.because("Only a DRAFT contract can be deleted; this one is " + contract.status()
                    + " and stays for the record.");
        }
        if (contracts
                        .getEntityManager()
                        .createQuery("select count(m) from Milestone m where m.contractId = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult()
                > 0) {
            throw ProblemType.CONFLICT.because("The contract has milestones; delete those first.");
        }
        externalIds.replace(
                ExternalIdRegistry.Kind.CONTRACT, id, contract.toRequest().externalIds(), List.of());
        tell(EventType.CONTRACT_DELETED, contract);
        contracts.delete(contract);
    }

    private void check(UUID id, ContractRequest request) {
        Violations found = new Violations();
        requestIsSound(found, request);
        checkParties(found, request.parties());
        conditions.check(found, id, request.value(), request.paymentConditions());
        found.throwIfAny();
        contracts
                .findByReference(request.reference())
                .filter(other -> !other.id().equals(id))
                .ifPresent(other -> {
                    throw ProblemType.CONFLICT.because("The reference '" + request.reference() + "' belongs to "
                            + (contracts.isVisible(other.id()) ? "contract " + other.id() : "another contract") + ".");
                });
    }

    /** What is wrong with a request on its own, whatever else there is. */
    public void requestIsSound(Violations found, ContractRequest request) {
        Checks.timeZone(found, "timeZone", request.timeZone());
        DueRules.calendar(found, "calendar", request.calendar(), calendars);
        DueRules.renewal(found, "renewal", request.renewal());
        DueRules.notice(found, "notice", request.notice());
        Checks.money(found, "value", request.value());
        Checks.documents(found, request.documents());
        Checks.texts(found, "tags", request.tags());
        Checks.externalIds(found, request.externalIds());
        LocalDate start = request.startsOn();
        LocalDate end = request.endsOn();
        found.check(start == null || end == null || !end.isBefore(start), "endsOn", "is before startsOn");
        TerminationTerms.check(found, request.terminationTerms(), request.value());
    }

    private void checkCurrency(Contract contract, ContractRequest request) {
        Money value = request.value();
        Money was = contract.value();
        if (value != null && (was == null || !was.currency().equals(value.currency()))) {
            Violations found = new Violations();
            conditions.checkCurrency(found, contract.id(), value);
            found.throwIfAny();
        }
    }

    private void checkParties(Violations found, List<ContractPartyState> named) {
        Set<UUID> unknown = parties.unknown(named.stream()
                .filter(Objects::nonNull)
                .map(ContractPartyState::partyId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        for (int i = 0; i < named.size(); i++) {
            ContractPartyState party = named.get(i);
            String at = "parties[" + i + "]";
            if (party == null || party.partyId() == null || party.role() == null) {
                found.add(at, "needs partyId and role");
            } else {
                found.check(
                        !unknown.contains(party.partyId()), at + ".partyId", "there is no party " + party.partyId());
            }
        }
    }

    private void tell(EventType type, Contract contract) {
        tell(type, contract, null);
    }

    private void tell(EventType type, Contract contract, @Nullable String reason) {
        outbox.append(
                contract.id(),
                List.of(new PendingEvent(
                        type,
                        contract.id(),
                        new ContractEvent(contract.toState(), actor.get().change(reason)))));
    }
}
