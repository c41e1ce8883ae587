package dev.milepost.milestone.contract;

import dev.milepost.events.ContractPartyState;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.Money;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.customfield.FieldTarget;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.DueRules;
import dev.milepost.milestone.instalment.ConditionRules;
import dev.milepost.milestone.party.Parties;
import dev.milepost.milestone.value.Checks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rules for what contracts say. */
@ApplicationScoped
public class ContractRules {
    private final Contracts contracts;
    private final Parties parties;
    private final ConditionRules conditions;
    private final Calendars calendars;
    private final FieldValues fields;

    @Inject
    ContractRules(
            Contracts contracts, Parties parties, ConditionRules conditions, Calendars calendars, FieldValues fields) {
        this.contracts = contracts;
        this.parties = parties;
        this.conditions = conditions;
        this.calendars = calendars;
        this.fields = fields;
    }

    /**
     * What a request gives a contract in custom fields.
     *
     * @param missing those that every contract is to have, and this one lacks
     */
    record Given(List<CustomFieldValue> values, Violations missing) {
        /** The values, if none is missing. */
        List<CustomFieldValue> complete() {
            missing.throwIfAny();
            return values;
        }
    }

    /** Refuses what is wrong with a request, but for custom fields that are missing: those are up to the caller. */
    Given check(UUID id, ContractRequest request) {
        Violations found = new Violations();
        requestIsSound(found, request);
        FieldValues.Definitions definitions = fields.held(FieldTarget.CONTRACT);
        List<CustomFieldValue> values = definitions.check(found, "", request.customFields());
        Violations missing = new Violations();
        definitions.requireOfContract(missing, request.customFields());
        checkParties(found, request.parties());
        conditions.check(found, id, request.value(), request.paymentConditions());
        if (!found.isEmpty()) {
            found.addAll(missing).throwIfAny();
        }
        contracts
                .findByReference(request.reference())
                .filter(other -> !other.id().equals(id))
                .ifPresent(other -> {
                    throw ProblemType.CONFLICT.because("The reference '" + request.reference() + "' belongs to "
                            + (contracts.isVisible(other.id()) ? "contract " + other.id() : "another contract") + ".");
                });
        return new Given(values, missing);
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

    /** Refuses another currency than that of what is agreed already. */
    void checkCurrency(Contract contract, ContractRequest request) {
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
}
