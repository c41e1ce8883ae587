package dev.milepost.milestone.milestone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.Criterion;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.DueRule;
import dev.milepost.events.EventType;
import dev.milepost.events.ExternalId;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.OccurrenceOf;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.customfield.FieldRows;
import dev.milepost.milestone.customfield.FieldTarget;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.dependency.KeepDependencies;
import dev.milepost.milestone.gate.Blockers;
import dev.milepost.milestone.instalment.ConditionRules;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.schedule.ScheduleGuard;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates a milestone, changes what it says, moves its date, or deletes it from a draft. */
@ApplicationScoped
public class KeepMilestone {
    private static final int LONGEST_REASON = 5000;

    private final Contracts contracts;
    private final Milestones milestones;
    private final MilestoneRules rules;
    private final ScheduleGuard schedule;
    private final ExternalIdRegistry externalIds;
    private final MilestoneTags tags;
    private final FieldValues fieldValues;
    private final FieldRows fieldRows;
    private final DueDates dueDates;
    private final Blockers blockers;
    private final KeepDependencies dependencies;
    private final Outbox outbox;
    private final MergePatch patches;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepMilestone(
            Contracts contracts,
            Milestones milestones,
            MilestoneRules rules,
            ScheduleGuard schedule,
            ExternalIdRegistry externalIds,
            MilestoneTags tags,
            FieldValues fieldValues,
            FieldRows fieldRows,
            DueDates dueDates,
            Blockers blockers,
            KeepDependencies dependencies,
            Outbox outbox,
            MergePatch patches,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.rules = rules;
        this.schedule = schedule;
        this.externalIds = externalIds;
        this.tags = tags;
        this.fieldValues = fieldValues;
        this.fieldRows = fieldRows;
        this.dueDates = dueDates;
        this.blockers = blockers;
        this.dependencies = dependencies;
        this.outbox = outbox;
        this.patches = patches;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    MilestoneView create(UUID contractId, MilestoneRequest request) {
        Contract contract = contracts.lockedForManagement(contractId);
        refuseUnlessOpen(contract);
        return view(create(contract, request), contract);
    }

    /** Milestones come into DRAFT and ACTIVE contracts; others refuse them (409). */
    public static void refuseUnlessOpen(Contract contract) {
        if (contract.status() != ContractStatus.DRAFT && contract.status() != ContractStatus.ACTIVE) {
            throw ProblemType.CONFLICT.because(
                    "The contract is " + contract.status() + "; milestones are added to DRAFT and ACTIVE contracts.");
        }
    }

    /** Adds a milestone to a locked contract. One that is added to an ACTIVE contract has its first date as baseline. */
    @Transactional
    public Milestone create(Contract contract, MilestoneRequest request) {
        return create(contract, ids.next(), request, List.of());
    }

    /** {@link #create(Contract, MilestoneRequest)}, of one that has the names {@code claimed} already. */
    @Transactional
    public Milestone create(Contract contract, UUID id, MilestoneRequest wanted, List<ExternalId> claimed) {
        rules.check(id, contract, wanted, null);
        List<CustomFieldValue> fields = fieldValues.settle(wanted.customFields(), wanted.type());
        MilestoneRequest request = settled(wanted, List.of(), fields);
        Milestone milestone = new Milestone(id, contract.id(), request, fields, clock.instant());
        DueTraces.Kept trace = dueDates.settle(contract, milestone, request.dueDate());
        if (contract.status() != ContractStatus.DRAFT) {
            milestone.fixBaseline(clock.instant());
        }
        milestones.persist(milestone);
        milestones.flush();
        externalIds.replace(ExternalIdRegistry.Kind.MILESTONE, id, claimed, request.externalIds());
        tags.replace(id, List.of(), request.tags());
        fieldRows.replace(FieldTarget.MILESTONE, id, List.of(), fields);
        dueDates.keep(milestone, trace);
        tell(EventType.MILESTONE_CREATED, milestone, null);
        return milestone;
    }

    @Transactional
    MilestoneView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        Contract contract = contracts.lockedWithMilestone(id);
        contracts.refuseCounterparty();
        Milestone milestone = milestones.get(id);
        MilestoneRequest request = patches.apply(patch, milestone.toRequest());
        expected.check(milestone.version());
        if (isReschedule(contract, milestone, request)) {
            throw ProblemType.CONFLICT.because(
                    "The due date of a milestone in an ACTIVE contract moves by POST /milestones/{id}/reschedule, with a reason.");
        }
        change(contract, milestone, request);
        return view(milestone, contract);
    }

    /** Whether a change moves what is agreed, so that it needs a reason. */
    public static boolean isReschedule(Contract contract, Milestone milestone, MilestoneRequest request) {
        MilestoneRequest before = milestone.toRequest();
        boolean moves = !Objects.equals(before.dueRule(), request.dueRule())
                || request.dueRule() == null && !Objects.equals(before.dueDate(), request.dueDate());
        return contract.status() != ContractStatus.DRAFT && moves;
    }

    /**
     * Makes a milestone of a locked contract what {@code wanted} says; true when that changed anything. Only then a required
     * custom field must be there: what is sent again as it is stays as it is.
     */
    @Transactional
    public boolean change(Contract contract, Milestone milestone, MilestoneRequest wanted) {
        LocalDate due = milestone.dueDate();
        boolean changed = change(contract, milestone, wanted, null);
        if (changed && !Objects.equals(due, milestone.dueDate())) {
            letOthersFollow(contract, milestone);
        }
        return changed;
    }

    /**
     * The same as one of several changes, and for a reason, such as an amendment: a date that it moves is rescheduled, and a
     * custom field that is missing does not hold up what is agreed. The dates that follow are left to the caller, who computes
     * them once.
     */
    boolean change(Contract contract, Milestone milestone, MilestoneRequest wanted, @Nullable String reason) {
        rules.check(milestone.id(), contract, wanted, milestone.toRequest());
        FieldValues.Definitions definitions = fieldValues.held(FieldTarget.MILESTONE);
        Violations found = new Violations();
        List<CustomFieldValue> fields = definitions.check(found, "", wanted.customFields());
        if (!found.isEmpty()) {
            definitions.requireOfMilestone(found, "", wanted.customFields(), wanted.type());
            found.throwIfAny();
        }
        List<CustomFieldValue> fieldsBefore = milestone.customFields();
        MilestoneRequest request = settled(wanted, milestone.criteria(), fields);
        MilestoneRules.gateIsNotInUse(milestone, request);
        MilestoneRequest before = milestone.toRequest();
        boolean wasGate = milestone.isGate();
        LocalDate due = milestone.dueDate();
        boolean changed = milestone.describe(request, fields, clock.instant());
        if (changed && reason == null) {
            definitions.requireOfMilestone(found, "", wanted.customFields(), wanted.type());
            found.throwIfAny();
        }
        DueTraces.Kept trace = null;
        if (!Objects.equals(before.dueRule(), request.dueRule()) || request.dueDate() != null) {
            trace = dueDates.settle(contract, milestone, request.dueDate());
        }
        if (!changed) {
            return false;
        }
        externalIds.replace(
                ExternalIdRegistry.Kind.MILESTONE, milestone.id(), before.externalIds(), request.externalIds());
        milestones.flush();
        tags.replace(milestone.id(), before.tags(), request.tags());
        fieldRows.replace(FieldTarget.MILESTONE, milestone.id(), fieldsBefore, fields);
        if (wasGate != milestone.isGate()) {
            blockers.recount(milestone.id());
        }
        dueDates.keep(milestone, trace);
        boolean isMoved = !Objects.equals(due, milestone.dueDate());
        tell(
                reason != null && isMoved ? EventType.MILESTONE_RESCHEDULED : EventType.MILESTONE_UPDATED,
                milestone,
                reason);
        return true;
    }

    @Transactional
    MilestoneView reschedule(UUID id, ExpectedVersion expected, RescheduleRequest request) {
        Contract contract = contracts.lockedWithMilestone(id);
        contracts.refuseCounterparty();
        Milestone milestone = milestones.get(id);
        expected.check(milestone.version());
        move(contract, milestone, request);
        return view(milestone, contract);
    }

    /** Moves a milestone of a locked contract, with a reason. */
    @Transactional
    public void move(Contract contract, Milestone milestone, RescheduleRequest request) {
        if (milestone.status().isEnded()) {
            throw ProblemType.CONFLICT.because(
                    "The milestone is " + milestone.status() + "; reopen it before you move its date.");
        }
        String reason = checkedReason(request.reason());
        MilestoneState before = milestone.toState();
        DueTraces.Kept trace = reschedule(contract, milestone, request);
        MilestoneState after = milestone.toState();
        if (!Objects.equals(before.dueDate(), after.dueDate()) || !Objects.equals(before.dueRule(), after.dueRule())) {
            milestones.flush();
            dueDates.keep(milestone, trace);
            tell(EventType.MILESTONE_RESCHEDULED, milestone, reason);
            if (after.dueDate() == null) { // with a date, none would move: that is refused
                letOthersFollow(contract, milestone);
            }
        }
    }

    private DueTraces.@Nullable Kept reschedule(Contract contract, Milestone milestone, RescheduleRequest request) {
        LocalDate due = request.dueDate();
        DueRule rule = request.dueRule();
        Violations found = new Violations();
        found.check((due == null) != (rule == null), "dueDate", "give a dueDate or a dueRule, and not both");
        rules.dueRuleGivesOneDate(found, rule);
        found.throwIfAny();
        if (rule != null) {
            milestone.takeRule(rule);
            DueTraces.Kept trace = dueDates.settle(contract, milestone, null);
            LocalDate ruled = milestone.dueDate();
            if (ruled != null) {
                schedule.refuseIfOthersMove(contract, milestone.id(), ruled);
            }
            return trace;
        }
        if (due != null && !due.equals(milestone.dueDate())) {
            schedule.refuseIfOthersMove(contract, milestone.id(), due);
            milestone.moveTo(due, contract.status(), clock.instant());
        }
        return null;
    }

    private void letOthersFollow(Contract contract, Milestone milestone) {
        outbox.append(
                contract.id(),
                dueDates.follow(contract, actor.get(), "the due date of '" + milestone.title() + "' changed"));
    }

    /**
     * Adds a milestone for each occurrence of a recurrence to a locked contract, all alike but for their days.
     *
     * @param dates the due dates of the occurrences, in order
     */
    @Transactional
    public void createAll(Contract contract, MilestoneRequest request, Map<OccurrenceOf, LocalDate> dates) {
        if (dates.isEmpty()) {
            return;
        }
        rules.check(ids.next(), contract, request, null);
        rules.checkSeries(contract, request, dates.size());
        List<CustomFieldValue> fields = fieldValues.settle(request.customFields(), request.type());
        List<Milestone> made = new ArrayList<>();
        dates.forEach((occurrence, due) -> {
            Milestone milestone = new Milestone(
                    ids.next(),
                    contract.id(),
                    settled(request, List.of(), fields).occurring(occurrence.day(), due),
                    fields,
                    clock.instant());
            milestone.occurs(occurrence);
            if (contract.status() != ContractStatus.DRAFT) {
                milestone.fixBaseline(clock.instant());
            }
            milestones.persist(milestone);
            made.add(milestone);
        });
        milestones.flush();
        List<UUID> added = made.stream().map(Milestone::id).toList();
        tags.addAll(added, request.tags());
        fieldRows.addAll(added, fields);
        outbox.append(
                contract.id(),
                made.stream()
                        .map(milestone -> new PendingEvent(
                                EventType.MILESTONE_CREATED,
                                milestone.id(),
                                new MilestoneEvent(
                                        milestone.toState(), actor.get().change(null))))
                        .toList());
    }

    @Transactional
    void delete(UUID id, ExpectedVersion expected) {
        Contract contract = contracts.lockedWithMilestone(id);
        contracts.refuseCounterparty();
        Milestone milestone = milestones.get(id);
        expected.check(milestone.version());
        if (contract.status() != ContractStatus.DRAFT) {
            throw ProblemType.CONFLICT.because("The contract is " + contract.status()
                    + "; its milestones stay for the record. Cancel or waive the milestone instead.");
        }
        if (ConditionRules.named(contract.paymentConditions()).contains(id)) {
            throw ProblemType.CONFLICT.because(
                    "The contract's payment conditions name this milestone; change those first.");
        }
        dependencies.removeOf(id);
        List<String> followers = dueDates.followersOf(contract, id);
        if (!followers.isEmpty()) {
            throw ProblemType.CONFLICT.because("The due dates of other milestones are counted from this one ("
                    + String.join(", ", followers) + "); change their rules first.");
        }
        externalIds.replace(
                ExternalIdRegistry.Kind.MILESTONE, id, milestone.toRequest().externalIds(), List.of());
        tell(EventType.MILESTONE_DELETED, milestone, null);
        milestones.delete(milestone);
    }

    private MilestoneRequest settled(MilestoneRequest request, List<Criterion> before, List<CustomFieldValue> fields) {
        return request.criteria().isEmpty() && fields.isEmpty()
                ? request
                : request.with(Checklist.settle(before, request.criteria(), ids::next), FieldValues.natural(fields));
    }

    static String checkedReason(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Violations.of("reason", "say why, in 1 to " + LONGEST_REASON + " characters");
        }
        return reason;
    }

    /** How the API shows a milestone. */
    public MilestoneView view(Milestone milestone, Contract contract) {
        return MilestoneView.from(milestone, MilestoneContext.of(contract), clock.today(contract.zone()));
    }

    private void tell(EventType type, Milestone milestone, @Nullable String reason) {
        outbox.append(
                milestone.contractId(),
                List.of(new PendingEvent(
                        type,
                        milestone.id(),
                        new MilestoneEvent(milestone.toState(), actor.get().change(reason)))));
    }
}
