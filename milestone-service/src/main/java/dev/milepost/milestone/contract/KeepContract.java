package dev.milepost.milestone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.EventType;
import dev.milepost.events.ExternalId;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.customfield.FieldRows;
import dev.milepost.milestone.customfield.FieldTarget;
import dev.milepost.milestone.member.MemberRows;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.milestone.DueDates;
import dev.milepost.milestone.milestone.NeededPeople;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates a contract, changes one by a merge patch, or deletes a draft. */
@ApplicationScoped
public class KeepContract {
    private final Contracts contracts;
    private final ContractEvents told;
    private final ContractRules rules;
    private final FieldRows fieldRows;
    private final DueDates dueDates;
    private final ExternalIdRegistry externalIds;
    private final Membership membership;
    private final MemberRows memberRows;
    private final NeededPeople needed;
    private final Outbox outbox;
    private final MergePatch patches;
    private final CurrentTenant tenant;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepContract(
            Contracts contracts,
            ContractEvents told,
            ContractRules rules,
            FieldRows fieldRows,
            DueDates dueDates,
            ExternalIdRegistry externalIds,
            Membership membership,
            MemberRows memberRows,
            NeededPeople needed,
            Outbox outbox,
            MergePatch patches,
            CurrentTenant tenant,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.told = told;
        this.rules = rules;
        this.fieldRows = fieldRows;
        this.dueDates = dueDates;
        this.externalIds = externalIds;
        this.membership = membership;
        this.memberRows = memberRows;
        this.needed = needed;
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
        return create(id, request, claimed, rules.check(id, request).complete());
    }

    /** {@link #create(ContractRequest)}, as a file says it that knows nothing of the tenant's custom fields. */
    @Transactional
    public Contract adopt(ContractRequest request) {
        contracts.refuseCounterparty();
        UUID id = ids.next();
        return create(id, request, List.of(), rules.check(id, request).values());
    }

    private Contract create(UUID id, ContractRequest request, List<ExternalId> claimed, List<CustomFieldValue> fields) {
        Contract contract = new Contract(id, tenant.get(), request, fields, clock.instant());
        boolean restricts = contract.members().access() == ContractAccess.MEMBERS;
        if (restricts) {
            membership.join(contract.members());
        }
        contracts.persistAndFlush(contract);
        if (restricts) {
            memberRows.follow(id, contract.members());
        }
        externalIds.replace(ExternalIdRegistry.Kind.CONTRACT, id, claimed, request.externalIds());
        fieldRows.replace(FieldTarget.CONTRACT, id, List.of(), fields);
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
        rules.checkCurrency(contract, request);
        return change(contract, request);
    }

    /**
     * Changes what the parties of a locked contract agreed on, as an amendment says, which lets the dates follow afterwards. A
     * custom field that is missing does not hold up what is agreed: amendments do not carry them.
     */
    @Transactional
    public void amend(Contract contract, JsonNode patch, String reason) {
        ContractRequest request = patches.apply(patch, contract.toRequest());
        rules.checkCurrency(contract, request);
        describe(contract, request, optional(contract, request), reason);
    }

    /**
     * Makes a locked contract what {@code request} says; true when that changed anything. Only then a required custom field
     * must be there: what is sent again as it is stays as it is.
     */
    @Transactional
    public boolean change(Contract contract, ContractRequest request) {
        return change(contract, request, rules.check(contract.id(), request));
    }

    /** {@link #change(Contract, ContractRequest)}, as a file says it that knows nothing of the tenant's custom fields. */
    @Transactional
    public boolean adopt(Contract contract, ContractRequest request) {
        return change(contract, request, optional(contract, request));
    }

    private ContractRules.Given optional(Contract contract, ContractRequest request) {
        return new ContractRules.Given(rules.check(contract.id(), request).values(), new Violations());
    }

    private boolean change(Contract contract, ContractRequest request, ContractRules.Given fields) {
        ContractRequest before = contract.toRequest();
        if (!describe(contract, request, fields, null)) {
            return false;
        }
        if (!sameDates(before, request)) {
            outbox.append(contract.id(), dueDates.follow(contract, actor.get(), "the contract's dates changed"));
        }
        return true;
    }

    private boolean describe(
            Contract contract, ContractRequest request, ContractRules.Given given, @Nullable String reason) {
        List<CustomFieldValue> fields = given.values();
        List<CustomFieldValue> fieldsBefore = contract.customFields();
        ContractRequest before = contract.toRequest();
        ContractAccess access = contract.members().access();
        if (!contract.describe(request, fields, tenant.get(), clock.instant())) {
            return false;
        }
        given.missing().throwIfAny();
        if (access != contract.members().access()) {
            if (access == ContractAccess.TENANT) {
                membership.join(contract.members());
                needed.areMembers(contract);
            }
            memberRows.follow(contract.id(), contract.members());
        }
        externalIds.replace(
                ExternalIdRegistry.Kind.CONTRACT, contract.id(), before.externalIds(), request.externalIds());
        contracts.flush();
        fieldRows.replace(FieldTarget.CONTRACT, contract.id(), fieldsBefore, fields);
        tell(EventType.CONTRACT_UPDATED, contract, reason);
        return true;
    }

    /** Takes what a locked contract has in a custom field that is to go. */
    @Transactional
    public void dropCustomField(Contract contract, String key) {
        List<CustomFieldValue> before = contract.customFields();
        contract.dropCustomField(key, clock.instant());
        contracts.flush();
        fieldRows.replace(FieldTarget.CONTRACT, contract.id(), before, contract.customFields());
        tell(EventType.CONTRACT_UPDATED, contract);
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

    private void tell(EventType type, Contract contract) {
        tell(type, contract, null);
    }

    private void tell(EventType type, Contract contract, @Nullable String reason) {
        outbox.append(
                contract.id(),
                List.of(new PendingEvent(
                        type, contract.id(), told.of(contract, actor.get().change(reason)))));
    }
}
