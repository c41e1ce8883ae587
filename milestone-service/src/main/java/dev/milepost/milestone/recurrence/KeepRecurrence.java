package dev.milepost.milestone.recurrence;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.OccurrenceOf;
import dev.milepost.events.RecurringRule;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.Deadline;
import dev.milepost.milestone.deadline.DueRules;
import dev.milepost.milestone.deadline.Occurrence;
import dev.milepost.milestone.deadline.RuleCalculator;
import dev.milepost.milestone.deadline.Trace;
import dev.milepost.milestone.deadline.WorkCalendar;
import dev.milepost.milestone.milestone.DueDates;
import dev.milepost.milestone.milestone.KeepMilestone;
import dev.milepost.milestone.milestone.MilestoneRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the milestones of a recurrence, or more of them. A day has one milestone, however often this is asked. */
@ApplicationScoped
public class KeepRecurrence {
    private static final int MOST_RECURRENCES = 100;

    private final Contracts contracts;
    private final Recurrences recurrences;
    private final KeepMilestone milestones;
    private final DueDates dueDates;
    private final Calendars calendars;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepRecurrence(
            Contracts contracts,
            Recurrences recurrences,
            KeepMilestone milestones,
            DueDates dueDates,
            Calendars calendars,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.recurrences = recurrences;
        this.milestones = milestones;
        this.dueDates = dueDates;
        this.calendars = calendars;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    RecurrenceView create(UUID contractId, RecurrenceRequest request) {
        return create(editable(contractId), request);
    }

    /** Adds a recurrence and its milestones to a locked contract that is DRAFT or ACTIVE. */
    @Transactional
    public RecurrenceView create(Contract contract, RecurrenceRequest request) {
        RecurringRule rule = check(request);
        if (recurrences.count("contractId", contract.id()) >= MOST_RECURRENCES) {
            throw ProblemType.CONFLICT.because(
                    "The contract has " + MOST_RECURRENCES + " recurrences, the most it may.");
        }
        Recurrence recurrence = new Recurrence(ids.next(), contract.id(), rule, request, clock.instant());
        recurrences.persistAndFlush(recurrence);
        make(contract, recurrence, days(contract, rule, request.until()));
        return view(recurrence);
    }

    @Transactional
    RecurrenceView extend(UUID id, ExpectedVersion expected, ExtendRequest request) {
        Recurrence found = recurrences.findById(id);
        if (found == null) {
            throw missing(id);
        }
        Contract contract = editable(found.contractId());
        recurrences.getEntityManager().refresh(found);
        expected.check(found.version());
        if (request.until().isBefore(found.until())) {
            throw Violations.of("until", "the recurrence reaches to " + found.until() + " already");
        }
        Set<LocalDate> there = recurrences.made(contract.id(), List.of(id)).getOrDefault(id, List.of()).stream()
                .map(Recurrences.Made::day)
                .collect(Collectors.toSet());
        List<Occurrence> missing = days(contract, found.rule(), request.until()).stream()
                .filter(one -> !there.contains(one.day()))
                .toList();
        if (!request.until().equals(found.until())) {
            found.extend(request.until(), clock.instant());
            recurrences.flush();
        }
        make(contract, found, missing);
        return view(found);
    }

    private Contract editable(UUID contractId) {
        Contract contract = contracts.lockedForManagement(contractId);
        if (contract.status() != ContractStatus.DRAFT && contract.status() != ContractStatus.ACTIVE) {
            throw ProblemType.CONFLICT.because(
                    "The contract is " + contract.status() + "; milestones are added to DRAFT and ACTIVE contracts.");
        }
        return contract;
    }

    private RecurringRule check(RecurrenceRequest request) {
        Violations found = new Violations();
        DueRules.check(found, "rule", request.rule(), calendars);
        DueRules.day(found, "until", request.until());
        MilestoneRequest milestone = request.milestone();
        found.check(milestone.dueDate() == null, "milestone.dueDate", "comes from the rule; leave it out")
                .check(
                        milestone.plannedStart() == null,
                        "milestone.plannedStart",
                        "is not known for each day; leave it out")
                .check(milestone.dueRule() == null, "milestone.dueRule", "is the recurrence's own rule; leave it out")
                .check(
                        milestone.externalIds().isEmpty(),
                        "milestone.externalIds",
                        "belong to one milestone; leave them out");
        if (!(request.rule() instanceof RecurringRule rule)) {
            throw Violations.of("rule.kind", "must be RECURRING");
        }
        found.throwIfAny();
        return rule;
    }

    private List<Occurrence> days(Contract contract, RecurringRule rule, LocalDate until) {
        WorkCalendar calendar =
                rule.calendar() == null ? calendars.ofContract(contract.calendar()) : calendars.get(rule.calendar());
        Deadline deadline =
                new RuleCalculator(calendar, dueDates.of(contract)::day, Trace.none()).calculate(rule, until);
        return switch (deadline) {
            case Deadline.Each(var days)
            when days.isEmpty() -> throw Violations.of("until", "the rule has no day up to " + until);
            case Deadline.Each(var days) -> days;
            case Deadline.Waits(var what) ->
                throw Violations.of("rule.start", "has no day yet: waits for " + what.description());
            case Deadline.Refused(var because) -> throw Violations.of("rule", because);
            case Deadline.On on -> throw new IllegalStateException("a recurrence has many days");
        };
    }

    private void make(Contract contract, Recurrence recurrence, List<Occurrence> days) {
        Map<OccurrenceOf, LocalDate> dates = new LinkedHashMap<>();
        days.forEach(one -> dates.put(new OccurrenceOf(recurrence.id(), one.day()), one.date()));
        milestones.createAll(contract, recurrence.template(), dates);
    }

    private RecurrenceView view(Recurrence recurrence) {
        return RecurrenceView.from(
                recurrence,
                recurrences
                        .made(recurrence.contractId(), List.of(recurrence.id()))
                        .getOrDefault(recurrence.id(), List.of())
                        .stream()
                        .map(Recurrences.Made::milestone)
                        .toList());
    }

    static RuntimeException missing(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no recurrence " + id + ".");
    }
}
