package dev.milepost.milestone.lifecycle;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractAction;
import dev.milepost.milestone.contract.ContractEvents;
import dev.milepost.milestone.contract.ContractView;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Closes a contract of which everything is done or given up. */
@ApplicationScoped
class CompleteContract {
    private static final int MOST_NAMED = 20;

    private final Contracts contracts;
    private final ContractEvents told;
    private final Milestones milestones;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;

    @Inject
    CompleteContract(
            Contracts contracts,
            ContractEvents told,
            Milestones milestones,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock) {
        this.contracts = contracts;
        this.told = told;
        this.milestones = milestones;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    /** Refused with 409 as long as a milestone is open; the answer names the first of them. */
    @Transactional
    ContractView complete(UUID id, ExpectedVersion expected) {
        Contract contract = contracts.lockedForManagement(id);
        expected.check(contract.version());
        contract.complete(clock.instant());
        List<Milestone> open = milestones.ofContract(id).stream()
                .filter(one -> !one.status().isEnded())
                .toList();
        if (!open.isEmpty()) {
            throw ProblemType.CONFLICT
                    .builder((open.size() == 1 ? "A milestone is" : open.size() + " milestones are")
                            + " open; end each of them first (approve, miss, waive or cancel).")
                    .with(
                            "openMilestones",
                            open.stream()
                                    .limit(MOST_NAMED)
                                    .map(CompleteContract::named)
                                    .toList())
                    .with("count", open.size())
                    .build();
        }
        contracts.flush();
        outbox.append(
                id,
                List.of(new PendingEvent(
                        ContractAction.COMPLETE.event(),
                        id,
                        told.of(contract, actor.get().change(null)))));
        return ContractView.from(contract);
    }

    private static Map<String, Object> named(Milestone one) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("id", one.id().toString());
        named.put("title", one.title());
        named.put("status", one.status().name());
        named.put("dueDate", one.dueDate() == null ? null : String.valueOf(one.dueDate()));
        return named;
    }
}
