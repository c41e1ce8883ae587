package dev.milepost.milestone.milestone;

import dev.milepost.events.Change;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.EventType;
import dev.milepost.events.ExternalId;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.customfield.FieldRows;
import dev.milepost.milestone.customfield.FieldTarget;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Adds milestones to a locked contract, with as many statements for a thousand of them as for a few. Their rules may
 * count from each other, which is why whoever asks gives them their ids.
 */
@ApplicationScoped
public class AddMilestones {
    private static final int IN_ONE_BATCH = 100;

    private final Milestones milestones;
    private final MilestoneRules rules;
    private final DueDates dueDates;
    private final ExternalIdRegistry externalIds;
    private final MilestoneTags tags;
    private final FieldValues fieldValues;
    private final FieldRows fieldRows;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    AddMilestones(
            Milestones milestones,
            MilestoneRules rules,
            DueDates dueDates,
            ExternalIdRegistry externalIds,
            MilestoneTags tags,
            FieldValues fieldValues,
            FieldRows fieldRows,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.milestones = milestones;
        this.rules = rules;
        this.dueDates = dueDates;
        this.externalIds = externalIds;
        this.tags = tags;
        this.fieldValues = fieldValues;
        this.fieldRows = fieldRows;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A milestone to add.
     *
     * @param at where it is in what was sent, such as {@code milestones[3]}
     * @param duration how long before its due date its work is to start; null when the request says it, or nobody
     */
    public record Wanted(
            String at,
            UUID id,
            MilestoneRequest request,
            @Nullable Period duration) {}

    /** Adds all of them, or refuses all of them with everything that is wrong. */
    @Transactional
    public List<Milestone> addAll(Contract contract, List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        check(contract, wanted);
        Instant now = clock.instant();
        List<Milestone> made = new ArrayList<>(wanted.size());
        Map<UUID, LocalDate> dates = new HashMap<>();
        Map<UUID, List<CustomFieldValue>> fields = new LinkedHashMap<>();
        FieldValues.Definitions definitions = fieldValues.held(FieldTarget.MILESTONE);
        for (Wanted one : wanted) {
            List<CustomFieldValue> values =
                    definitions.settle(one.at + ".", one.request.customFields(), one.request.type());
            MilestoneRequest request = one.request.with(
                    Checklist.settle(List.of(), one.request.criteria(), ids::next), FieldValues.natural(values));
            made.add(new Milestone(one.id, contract.id(), request, values, now));
            fields.put(one.id, values);
            if (one.request.dueDate() != null) {
                dates.put(one.id, one.request.dueDate());
            }
        }
        Map<UUID, DueTraces.Kept> traces = dueDates.settle(contract, made, dates);
        Session session = milestones.getEntityManager().unwrap(Session.class);
        session.setJdbcBatchSize(IN_ONE_BATCH);
        for (int i = 0; i < made.size(); i++) {
            Milestone milestone = made.get(i);
            LocalDate due = milestone.dueDate();
            Period duration = wanted.get(i).duration;
            if (duration != null && due != null) {
                milestone.plan(due.minus(duration), due, false, contract.status(), now);
            } else if (duration != null) {
                milestone.startBefore(duration);
            }
            if (contract.status() != ContractStatus.DRAFT) {
                milestone.fixBaseline(now);
            }
            session.persist(milestone);
        }
        session.flush();
        session.setJdbcBatchSize(null);
        keepBesides(wanted, traces);
        fieldRows.addAll(FieldTarget.MILESTONE, fields);
        tell(contract, made);
        return made;
    }

    private void check(Contract contract, List<Wanted> wanted) {
        List<MilestoneRules.Placed> all = wanted.stream()
                .map(one -> new MilestoneRules.Placed(one.at, one.request))
                .toList();
        Violations found = new Violations();
        rules.check(found, contract, all);
        rules.percentagesStayWithinHundred(found, milestones.percentAgreed(contract.id(), contract.id()), all);
        found.throwIfAny();
    }

    private void keepBesides(List<Wanted> wanted, Map<UUID, DueTraces.Kept> traces) {
        Map<ExternalId, UUID> names = new LinkedHashMap<>();
        Map<UUID, List<String>> tagged = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            for (ExternalId name : one.request.externalIds()) {
                if (names.putIfAbsent(name, one.id) != null) {
                    throw ProblemType.CONFLICT.because("Two of the milestones are called '" + name.id() + "' by "
                            + name.source() + "; a name is for one of them.");
                }
            }
            tagged.put(one.id, one.request.tags());
        }
        externalIds.addAll(ExternalIdRegistry.Kind.MILESTONE, names);
        tags.addAll(tagged);
        dueDates.keep(traces);
    }

    private void tell(Contract contract, List<Milestone> made) {
        Change change = actor.get().change(null);
        outbox.append(
                contract.id(),
                made.stream()
                        .map(one -> new PendingEvent(
                                EventType.MILESTONE_CREATED, one.id(), new MilestoneEvent(one.toState(), change)))
                        .toList());
    }
}
