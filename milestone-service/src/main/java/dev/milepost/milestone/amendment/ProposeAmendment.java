package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.gate.Rounds;
import dev.milepost.milestone.lifecycle.DryRun;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
    private final Basis basis;
    private final ApplyChanges changes;
    private final EnactAmendment enact;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    ProposeAmendment(
            Contracts contracts,
            Amendments amendments,
            AmendmentRules rules,
            Basis basis,
            ApplyChanges changes,
            EnactAmendment enact,
            Outbox outbox,
            CurrentActor currentActor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.rules = rules;
        this.basis = basis;
        this.changes = changes;
        this.enact = enact;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    AmendmentView propose(UUID contractId, AmendmentRequest request) {
        Actor actor = currentActor.get();
        UUID id = ids.next();
        DryRun.of(true, () -> tryOut(contractId, id, request, actor)); // before the lock, which it takes itself
        Contract contract = contracts.lockedForManagement(contractId);
        rules.check(contract, request);
        Instant now = clock.instant();
        LocalDate today = clock.today(contract.zone());
        Gate gate = request.gate();
        Amendment amendment = new Amendment(
                id,
                contractId,
                number(contractId, request),
                request,
                request.effectiveOn() == null ? today : request.effectiveOn(),
                basis.of(contract, request.changes()),
                gate == null ? null : Rounds.next(gate, null, today, now),
                actor,
                now);
        amendments.persistAndFlush(amendment);
        outbox.append(
                contractId,
                List.of(new PendingEvent(
                        EventType.AMENDMENT_PROPOSED,
                        id,
                        new AmendmentEvent(amendment.toState(), actor.change(request.reason())))));
        if (gate == null) {
            enact.agree(contract, amendment, actor, null);
        }
        return AmendmentView.from(amendment, today);
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
