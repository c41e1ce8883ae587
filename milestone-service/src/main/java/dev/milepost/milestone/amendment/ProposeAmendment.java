package dev.milepost.milestone.amendment;

import dev.milepost.kit.http.DryRun;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Proposes an amendment. It is tried out first: what could not be applied now is not proposed. Without a gate it is approved
 * at once, and applied if it is effective already.
 */
@ApplicationScoped
class ProposeAmendment {
    private final Contracts contracts;
    private final Amendments amendments;
    private final AmendmentRules rules;
    private final ApplyChanges changes;
    private final EnactAmendment enact;
    private final CurrentActor currentActor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    ProposeAmendment(
            Contracts contracts,
            Amendments amendments,
            AmendmentRules rules,
            ApplyChanges changes,
            EnactAmendment enact,
            CurrentActor currentActor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.rules = rules;
        this.changes = changes;
        this.enact = enact;
        this.currentActor = currentActor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    AmendmentView propose(UUID contractId, AmendmentRequest request) {
        Actor actor = currentActor.get();
        UUID id = ids.next();
        DryRun.of(() -> tryOut(contractId, id, request, actor)); // before the lock, which it takes itself
        Contract contract = contracts.lockedForManagement(contractId);
        rules.check(contract, request);
        Amendment amendment = enact.propose(contract, id, number(contractId, request), request, actor);
        return AmendmentView.from(amendment, clock.today(contract.zone()));
    }

    private boolean tryOut(UUID contractId, UUID id, AmendmentRequest request, Actor actor) {
        Contract contract = contracts.lockedForManagement(contractId);
        rules.check(contract, request);
        changes.apply(contract, request.changes(), id, actor, request.reason());
        return true;
    }

    private int number(UUID contract, AmendmentRequest request) {
        if (request.number() == null) {
            return amendments.last(contract) + 1;
        }
        if (amendments.isTaken(contract, request.number())) {
            throw Violations.of("number", "the contract has an amendment " + request.number());
        }
        return request.number();
    }
}
