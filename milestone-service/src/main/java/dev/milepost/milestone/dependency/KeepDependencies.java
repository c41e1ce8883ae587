package dev.milepost.milestone.dependency;

import dev.milepost.events.Change;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.DependencyEvent;
import dev.milepost.events.EventType;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.gate.Blockers;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets milestones depend on each other, and takes that back. A contract's dependencies never run in a circle. */
@ApplicationScoped
public class KeepDependencies {
    private static final long MOST = 50_000;

    private static final Set<ContractStatus> ENDED =
            EnumSet.of(ContractStatus.COMPLETED, ContractStatus.TERMINATED, ContractStatus.EXPIRED);

    private final Contracts contracts;
    private final Milestones milestones;
    private final Dependencies dependencies;
    private final Blockers blockers;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepDependencies(
            Contracts contracts,
            Milestones milestones,
            Dependencies dependencies,
            Blockers blockers,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.dependencies = dependencies;
        this.blockers = blockers;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    /** A milestone of a circle. */
    public record Stop(UUID id, String title) {}

    @Transactional
    DependencyView add(UUID contractId, DependencyRequest request) {
        Contract contract = contracts.lockedForManagement(contractId);
        if (ENDED.contains(contract.status())) {
            throw ProblemType.CONFLICT.because(
                    "The contract is " + contract.status() + "; nothing comes to depend on anything in it any more.");
        }
        bothAreInTheContract(contract, request);
        List<Circle.Edge> edges = dependencies.edges(contract.id());
        if (edges.size() >= MOST) {
            throw ProblemType.CONFLICT.because("The contract has " + MOST + " dependencies, which is the most.");
        }
        if (dependencies.count(
                        "predecessorId = ?1 and successorId = ?2 and type = ?3",
                        request.predecessorId(),
                        request.successorId(),
                        request.type())
                > 0) {
            throw ProblemType.CONFLICT.because("There is a dependency " + request.type() + " between the two already.");
        }
        noCircle(request, edges);
        var dependency = new Dependency(ids.next(), contract.id(), request, clock.instant());
        dependencies.persistAndFlush(dependency);
        changed(EventType.DEPENDENCY_ADDED, dependency);
        return DependencyView.from(dependency);
    }

    /** Adds dependencies between milestones that were just added to a locked contract, with a few statements. */
    @Transactional
    public void addAll(Contract contract, List<DependencyRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        List<Circle.Edge> edges = new ArrayList<>(dependencies.edges(contract.id()));
        requests.forEach(one -> edges.add(new Circle.Edge(one.predecessorId(), one.successorId())));
        if (edges.size() > MOST) {
            throw ProblemType.CONFLICT.because("The contract would have more than " + MOST + " dependencies.");
        }
        refuse(Circle.in(edges));
        List<Dependency> made = requests.stream()
                .map(one -> new Dependency(ids.next(), contract.id(), one, clock.instant()))
                .toList();
        dependencies.persist(made);
        dependencies.flush();
        blockers.count(
                requests.stream().map(DependencyRequest::successorId).distinct().toList());
        Change change = actor.get().change(null);
        outbox.append(
                contract.id(),
                made.stream()
                        .map(one -> new PendingEvent(
                                EventType.DEPENDENCY_ADDED, one.id(), new DependencyEvent(one.toState(), change)))
                        .toList());
    }

    @Transactional
    void remove(UUID contractId, UUID id, ExpectedVersion expected) {
        Contract contract = contracts.lockedForManagement(contractId);
        Dependency dependency = dependencies.of(contract.id(), id);
        expected.check(dependency.version());
        remove(dependency);
    }

    /** Removes what leads to or from a milestone that is about to be deleted. The contract is locked. */
    @Transactional
    public void removeOf(UUID milestone) {
        dependencies.ofMilestone(milestone).forEach(this::remove);
    }

    private void remove(Dependency dependency) {
        dependencies.delete(dependency);
        dependencies.flush();
        changed(EventType.DEPENDENCY_REMOVED, dependency);
    }

    private void bothAreInTheContract(Contract contract, DependencyRequest request) {
        Map<UUID, Milestone> found = byId(List.of(request.predecessorId(), request.successorId()));
        var wrong = new Violations();
        isIn(wrong, "predecessorId", request.predecessorId(), contract, found);
        isIn(wrong, "successorId", request.successorId(), contract, found);
        wrong.check(
                !request.predecessorId().equals(request.successorId()),
                "successorId",
                "is the predecessor: nothing depends on itself");
        wrong.throwIfAny();
    }

    private static void isIn(Violations wrong, String field, UUID id, Contract contract, Map<UUID, Milestone> found) {
        Milestone milestone = found.get(id);
        wrong.check(
                milestone != null && milestone.contractId().equals(contract.id()),
                field,
                "there is no milestone " + id + " in this contract");
    }

    private void noCircle(DependencyRequest request, List<Circle.Edge> edges) {
        refuse(Circle.closedBy(new Circle.Edge(request.predecessorId(), request.successorId()), edges));
    }

    private void refuse(List<UUID> circle) {
        if (circle.isEmpty()) {
            return;
        }
        Map<UUID, Milestone> named = byId(circle);
        List<Stop> stops = circle.stream()
                .map(id -> new Stop(id, named.containsKey(id) ? named.get(id).title() : ""))
                .toList();
        throw ProblemType.DEPENDENCY_CIRCLE
                .builder("Each would wait for the one before it: "
                        + stops.stream().map(stop -> "'" + stop.title + "'").collect(Collectors.joining(", then "))
                        + ".")
                .with("circle", stops)
                .build();
    }

    private Map<UUID, Milestone> byId(List<UUID> all) {
        return milestones.list("id in ?1", List.copyOf(new LinkedHashSet<>(all))).stream()
                .collect(Collectors.toMap(Milestone::id, Function.identity()));
    }

    private void changed(EventType event, Dependency dependency) {
        blockers.count(List.of(dependency.successorId()));
        var state = dependency.toState();
        outbox.append(
                state.contractId(),
                List.of(new PendingEvent(
                        event,
                        state.id(),
                        new DependencyEvent(state, actor.get().change(null)))));
    }
}
