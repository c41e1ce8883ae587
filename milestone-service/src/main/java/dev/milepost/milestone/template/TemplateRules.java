package dev.milepost.milestone.template;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentConditions;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractRequest;
import dev.milepost.milestone.contract.ContractRules;
import dev.milepost.milestone.customfield.FieldTarget;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.ContractDates;
import dev.milepost.milestone.deadline.Deadline;
import dev.milepost.milestone.deadline.DueRules;
import dev.milepost.milestone.deadline.RuleCalculator;
import dev.milepost.milestone.deadline.Trace;
import dev.milepost.milestone.deadline.WorkCalendar;
import dev.milepost.milestone.instalment.ConditionRules;
import dev.milepost.milestone.milestone.MilestoneRules;
import dev.milepost.milestone.template.content.TemplateKeys;
import dev.milepost.milestone.template.content.TemplateParty;
import dev.milepost.milestone.template.content.TemplatePlan;
import dev.milepost.milestone.template.content.TemplateRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The rules for what a template says: it is tried out on a contract that nobody will see, with the very rules that hold
 * for contracts and milestones, so that what is wrong shows when it is saved and not when it is used.
 */
@ApplicationScoped
class TemplateRules {
    private static final LocalDate SOME_DAY = LocalDate.of(2027, 1, 1);
    private static final BigDecimal MUCH = new BigDecimal("1000000000000");

    private final ContractRules contracts;
    private final MilestoneRules milestones;
    private final FieldValues fields;
    private final Calendars calendars;
    private final CurrentTenant tenant;
    private final BusinessClock clock;

    @Inject
    TemplateRules(
            ContractRules contracts,
            MilestoneRules milestones,
            FieldValues fields,
            Calendars calendars,
            CurrentTenant tenant,
            BusinessClock clock) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.fields = fields;
        this.calendars = calendars;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Refuses what is wrong with a template, with its place (400). */
    void check(TemplateRequest template) {
        Violations found = new Violations();
        TemplateKeys.check(template, found);
        found.throwIfAny();
        AtomicLong count = new AtomicLong();
        Map<String, UUID> parties = new HashMap<>();
        for (TemplateParty party : template.parties()) {
            parties.put(party.key(), new UUID(1, count.incrementAndGet()));
        }
        TemplatePlan plan = new TemplatePlan(
                template,
                new TemplatePlan.Filling(SOME_DAY, parties, Map.of(), Map.of(), Set.of()),
                () -> new UUID(2, count.incrementAndGet()));
        Contract contract = contract(template, plan, parties, found);
        List<MilestoneRules.Placed> placed = new ArrayList<>();
        plan.milestones().forEach(one -> placed.add(new MilestoneRules.Placed(at(one.place()), one.request())));
        plan.recurrences()
                .forEach(one -> placed.add(
                        new MilestoneRules.Placed(at(one.place()), one.request().milestone())));
        milestones.check(found, contract, placed);
        fields.held(FieldTarget.CONTRACT)
                .check(found, "contract.", template.contract().customFields());
        FieldValues.Definitions definitions = fields.held(FieldTarget.MILESTONE);
        placed.forEach(
                one -> definitions.check(found, one.at() + ".", one.request().customFields()));
        milestones.percentagesStayWithinHundred(found, BigDecimal.ZERO, placed);
        plan.recurrences()
                .forEach(one -> DueRules.check(
                        found, at(one.place()) + ".recurrence", one.request().rule(), calendars));
        found.throwIfAny();
        datesCanBeComputed(contract, plan, found);
        found.throwIfAny();
    }

    private Contract contract(
            TemplateRequest template, TemplatePlan plan, Map<String, UUID> parties, Violations found) {
        Money value = new Money(MUCH, currency(template));
        ContractRequest request = NewContract.of(template, plan, parties, new NewContract.Said("-", "-", value));
        Violations own = new Violations();
        contracts.requestIsSound(own, request);
        PaymentConditions conditions = plan.conditions();
        if (conditions != null) {
            ConditionRules.check(own, Set.copyOf(plan.ids().values()), value, conditions);
        }
        found.addAll("contract", own);
        return Contract.supposed(new UUID(0, 0), tenant.get(), request, clock.instant());
    }

    /** The currency of the amounts, if there are any; two of them are refused as amounts in the wrong one. */
    private static String currency(TemplateRequest template) {
        return template.milestones().stream()
                .flatMap(one -> Stream.ofNullable(one.paymentTerm()))
                .flatMap(one -> Stream.ofNullable(one.amount()))
                .map(Money::currency)
                .findFirst()
                .orElse("EUR");
    }

    private void datesCanBeComputed(Contract contract, TemplatePlan plan, Violations found) {
        WorkCalendar usual = calendars.ofContract(contract.calendar());
        List<ContractDates.Node> nodes = plan.milestones().stream()
                .map(one -> new ContractDates.Node(
                        one.id(), one.key(), one.request().dueRule(), null, null, false, 0))
                .toList();
        ContractDates dates = new ContractDates(contract.facts(), nodes, usual, calendars);
        for (TemplatePlan.Planned one : plan.milestones()) {
            if (dates.of(one.id()).orElse(null) instanceof Deadline.Refused(var because)) {
                found.add(at(one.place()) + ".dueRule", because);
            }
        }
        for (TemplatePlan.Coming one : plan.recurrences()) {
            Deadline days = new RuleCalculator(dates.calendarOf(one.request().rule()), dates::day, Trace.none())
                    .calculate(one.request().rule(), one.request().until());
            if (days instanceof Deadline.Refused(var because)) {
                found.add(at(one.place()) + ".recurrence", because);
            }
        }
    }

    private static String at(int place) {
        return "milestones[" + place + "]";
    }
}
