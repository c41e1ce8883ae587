package dev.milepost.milestone.breach;

import dev.milepost.events.BreachEvent;
import dev.milepost.events.BreachStatus;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.RelativeRule;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.deadline.AnchorDay;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.Deadline;
import dev.milepost.milestone.deadline.DueRules;
import dev.milepost.milestone.deadline.RuleCalculator;
import dev.milepost.milestone.deadline.Trace;
import dev.milepost.milestone.deadline.WorkCalendar;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records a breach, or how it ended. Refusals: 400, 403 (a counterparty), 404, 409 (a DRAFT; ended already), 412. */
@ApplicationScoped
class KeepBreach {
    private final Contracts contracts;
    private final Milestones milestones;
    private final Breaches breaches;
    private final Calendars calendars;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepBreach(
            Contracts contracts,
            Milestones milestones,
            Breaches breaches,
            Calendars calendars,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.breaches = breaches;
        this.calendars = calendars;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    BreachView record(UUID contractId, BreachRequest request) {
        Contract contract = contracts.lockedForManagement(contractId);
        if (contract.status() == ContractStatus.DRAFT) {
            throw ProblemType.CONFLICT.because("The contract is a DRAFT; nobody can be in breach of it yet.");
        }
        LocalDate today = clock.today(contract.zone());
        LocalDate noticed = request.noticedOn() == null ? today : request.noticedOn();
        RelativeRule rule = request.cureRule(noticed);
        Milestone milestone = check(contract, request, noticed, today, rule);
        UUID party =
                request.partyId() != null || milestone == null ? request.partyId() : milestone.responsiblePartyId();
        Breach breach = new Breach(ids.next(), contractId, request, party, noticed, clock.instant());
        if (rule != null) {
            letBeCured(breach, contract, rule);
        } else if (request.cureBy() != null) {
            breach.mayBeCuredBy(request.cureBy(), null);
        }
        breaches.persist(breach);
        tell(EventType.BREACH_RECORDED, breach, null);
        return BreachView.from(breach, today);
    }

    private @Nullable Milestone check(
            Contract contract, BreachRequest request, LocalDate noticed, LocalDate today, @Nullable RelativeRule rule) {
        Violations found = new Violations();
        found.check(!noticed.isAfter(today), "noticedOn", noticed + " has not come yet; today is " + today);
        DueRules.day(found, "noticedOn", noticed);
        found.check(rule == null || request.cureBy() == null, "cureBy", "give a day or a period, and not both");
        found.check(
                request.cureBy() == null || !request.cureBy().isBefore(noticed),
                "cureBy",
                "is before the notice of " + noticed);
        found.check(rule != null || request.cureUnit() == null, "cureUnit", "says how curePeriod counts; give that");
        found.check(rule != null || request.cureRoll() == null, "cureRoll", "says how curePeriod ends; give that");
        if (rule != null) {
            DueRules.check(found, "curePeriod", rule, calendars);
        }
        found.check(
                request.partyId() == null || contract.hasParty(request.partyId()),
                "partyId",
                "the contract has no party " + request.partyId());
        Milestone milestone = request.milestoneId() == null ? null : milestones.findById(request.milestoneId());
        found.check(
                request.milestoneId() == null
                        || milestone != null && milestone.contractId().equals(contract.id()),
                "milestoneId",
                "there is no milestone " + request.milestoneId() + " in this contract");
        found.throwIfAny();
        return milestone;
    }

    private void letBeCured(Breach breach, Contract contract, RelativeRule rule) {
        WorkCalendar calendar = calendars.ofContract(contract.calendar());
        Trace trace = Trace.kept();
        Deadline last = new RuleCalculator(calendar, anchor -> new AnchorDay(null, "nothing else"), trace)
                .calculate(rule, null);
        if (last instanceof Deadline.Refused(var because)) {
            throw Violations.of("curePeriod", because);
        }
        breach.mayBeCuredBy(Objects.requireNonNull(last.date()), new CureTrace(calendar.ref(), trace.steps()));
    }

    @Transactional
    BreachView end(UUID id, ExpectedVersion expected, BreachStatus how, EndBreachRequest request) {
        Contract contract = contracts.lockedForManagement(breaches.contractOf(id));
        Breach breach = breaches.findById(id);
        expected.check(breach.version());
        if (breach.status() != BreachStatus.OPEN) {
            throw ProblemType.CONFLICT.because("The breach is " + breach.status() + " already.");
        }
        LocalDate today = clock.today(contract.zone());
        LocalDate on = request.on() == null ? today : request.on();
        new Violations()
                .check(!on.isAfter(today), "on", on + " has not come yet; today is " + today)
                .check(!on.isBefore(breach.noticedOn()), "on", "is before the notice of " + breach.noticedOn())
                .throwIfAny();
        breach.end(how, on, request.note());
        tell(EventType.BREACH_ENDED, breach, request.note());
        return BreachView.from(breach, today);
    }

    private void tell(EventType type, Breach breach, @Nullable String reason) {
        breaches.flush();
        outbox.append(
                breach.contractId(),
                List.of(new PendingEvent(
                        type,
                        breach.id(),
                        new BreachEvent(breach.toState(), actor.get().change(reason)))));
    }
}
