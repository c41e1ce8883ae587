package dev.milepost.milestone.milestone;

import dev.milepost.events.EventType;
import dev.milepost.events.ExternalId;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.gate.Blockers;
import dev.milepost.milestone.gate.GateBook;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the milestones of a contract what another system reports, all of them at once. */
@ApplicationScoped
public class AdoptMilestones {
    private static final int IN_ONE_QUERY = 500;

    private final Milestones milestones;
    private final ExternalIdRegistry externalIds;
    private final DueDates dueDates;
    private final Blockers blockers;
    private final GateBook gates;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    AdoptMilestones(
            Milestones milestones,
            ExternalIdRegistry externalIds,
            DueDates dueDates,
            Blockers blockers,
            GateBook gates,
            Outbox outbox,
            CurrentActor currentActor,
            BusinessClock clock,
            Ids ids) {
        this.milestones = milestones;
        this.externalIds = externalIds;
        this.dueDates = dueDates;
        this.blockers = blockers;
        this.gates = gates;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What is reported of a milestone.
     *
     * @param id the milestone here; null when it is not there yet
     * @param before what was reported last
     */
    public record Report(@Nullable UUID id, @Nullable ReportedMilestone before, ReportedMilestone after) {}

    /** What came of a report. */
    public enum Effect {
        CREATED,
        UPDATED,
        NONE,
        /** The milestone is in another contract and stays as it is. */
        ELSEWHERE
    }

    /** A milestone as a report left it. */
    public record Adopted(Milestone milestone, Effect effect) {}

    /** Adopts reports on milestones of a locked contract; the answers are in the order of the reports. */
    @Transactional
    public List<Adopted> adopt(Contract contract, List<Report> reports) {
        Map<UUID, Milestone> known =
                find(reports.stream().map(Report::id).filter(Objects::nonNull).toList());
        Actor actor = currentActor.get();
        Instant now = clock.instant();
        List<Adopted> adopted = new ArrayList<>();
        Map<ExternalId, UUID> names = new HashMap<>();
        for (Report report : reports) {
            Milestone there = report.id() == null ? null : known.get(report.id());
            adopted.add(there == null ? create(contract, report, names, now) : change(contract, there, report, now));
        }
        milestones.flush();
        blockers.recountContract(contract.id());
        adopted.stream()
                .filter(one -> one.effect == Effect.UPDATED && one.milestone.gate() != null)
                .forEach(one -> gates.await(one.milestone));
        externalIds.addAll(ExternalIdRegistry.Kind.MILESTONE, names);
        outbox.append(
                contract.id(),
                adopted.stream()
                        .filter(one -> one.effect == Effect.CREATED || one.effect == Effect.UPDATED)
                        .map(one -> new PendingEvent(
                                one.effect == Effect.CREATED
                                        ? EventType.MILESTONE_CREATED
                                        : EventType.MILESTONE_UPDATED,
                                one.milestone.id(),
                                new MilestoneEvent(
                                        one.milestone.toState(), actor.change(MilestoneChangeView.IMPORTED))))
                        .toList());
        outbox.append(contract.id(), dueDates.follow(contract, actor, "an import changed what it is counted from"));
        return adopted;
    }

    private Map<UUID, Milestone> find(List<UUID> all) {
        Map<UUID, Milestone> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += IN_ONE_QUERY) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + IN_ONE_QUERY));
            milestones.list("id in ?1", some).forEach(one -> found.put(one.id(), one));
        }
        return found;
    }

    private Adopted create(Contract contract, Report report, Map<ExternalId, UUID> names, Instant now) {
        Milestone milestone = new Milestone(ids.next(), contract.id(), report.after(), now);
        milestone.adopt(null, report.after(), now);
        milestones.persist(milestone);
        names.put(report.after().externalId(), milestone.id());
        return new Adopted(milestone, Effect.CREATED);
    }

    private Adopted change(Contract contract, Milestone milestone, Report report, Instant now) {
        if (!milestone.contractId().equals(contract.id())) {
            return new Adopted(milestone, Effect.ELSEWHERE);
        }
        if (!milestone.adopt(report.before(), report.after(), now)) {
            return new Adopted(milestone, Effect.NONE);
        }
        return new Adopted(milestone, Effect.UPDATED);
    }
}
