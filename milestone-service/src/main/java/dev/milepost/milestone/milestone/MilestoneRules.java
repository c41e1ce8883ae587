package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.Criterion;
import dev.milepost.events.DueRule;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.RecurringRule;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.DueRules;
import dev.milepost.milestone.gate.GateRules;
import dev.milepost.milestone.instalment.RateRules;
import dev.milepost.milestone.person.People;
import dev.milepost.milestone.value.Checks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules for what a milestone says of itself; each is one method, named for what it demands. */
@ApplicationScoped
public class MilestoneRules {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal MOST_WEIGHT = new BigDecimal(1_000_000);
    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_STATEMENT = 2000;
    private static final int LONGEST_METRIC = 200;
    private static final int MEASURED_DIGITS = 13;
    private static final int MEASURED_SCALE = 6;
    private static final int MOST_NET_DAYS = 3650;
    private static final int PERCENT_SCALE = 4;

    private final Milestones milestones;
    private final People people;
    private final Calendars calendars;
    private final GateRules gates;
    private final NeededPeople needed;

    @Inject
    MilestoneRules(Milestones milestones, People people, GateRules gates, Calendars calendars, NeededPeople needed) {
        this.milestones = milestones;
        this.people = people;
        this.calendars = calendars;
        this.gates = gates;
        this.needed = needed;
    }

    /**
     * Refuses what is wrong with a request, all of it at once. The contract is locked.
     *
     * @param before what the milestone says so far; null for a new one
     */
    void check(UUID id, Contract contract, MilestoneRequest request, @Nullable MilestoneRequest before) {
        Violations found = new Violations();
        ownerIsKnown(found, request.ownerId());
        NeededPeople.seeTheContract(found, contract, request, before);
        requestIsSound(found, contract, request);
        found.throwIfAny();
        paymentFitsContract(id, contract, request.paymentTerm());
        percentagesStayWithinHundred(id, contract, request.paymentTerm());
    }

    /** A request, and where it is in what was sent, such as {@code milestones[3]}. */
    public record Placed(String at, MilestoneRequest request) {}

    /** What is wrong with milestones that come into a locked contract together; one statement, however many they are. */
    public void check(Violations found, Contract contract, List<Placed> all) {
        Set<UUID> owners = all.stream()
                .map(one -> one.request.ownerId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<UUID> unknown = people.unknown(owners);
        for (Placed one : all) {
            UUID owner = one.request.ownerId();
            found.check(owner == null || !unknown.contains(owner), one.at + ".ownerId", "there is no person " + owner);
            Violations own = new Violations();
            NeededPeople.seeTheContract(own, contract, one.request, null);
            requestIsSound(own, contract, one.request);
            found.addAll(one.at, own);
        }
        currencyIsOne(found, contract, all);
    }

    /** The percentages of milestones that come together and of those there are, which is {@code agreed}. */
    public void percentagesStayWithinHundred(Violations found, BigDecimal agreed, List<Placed> all) {
        BigDecimal total = agreed;
        for (Placed one : all) {
            PaymentTerm term = one.request.paymentTerm();
            if (term != null && term.percent() != null) {
                BigDecimal before = total;
                total = total.add(term.percent());
                found.check(
                        total.compareTo(HUNDRED) <= 0 || before.compareTo(HUNDRED) > 0,
                        one.at + ".paymentTerm.percent",
                        "with it the milestones release " + plain(total) + " %; " + plain(HUNDRED.subtract(before))
                                + " % is left");
            }
        }
    }

    private void currencyIsOne(Violations found, Contract contract, List<Placed> all) {
        String currency = null;
        for (Placed one : all) {
            PaymentTerm term = one.request.paymentTerm();
            if (term == null) {
                continue;
            }
            found.check(
                    term.percent() == null || contract.value() != null || contract.status() == ContractStatus.DRAFT,
                    one.at + ".paymentTerm.percent",
                    "the contract has no value to take a percentage of; set its value first");
            if (term.amount() == null || contract.value() != null) {
                continue; // an amount in another currency than the value's is refused already
            }
            String own = term.amount().currency();
            if (currency == null && Checks.isCurrency(own)) {
                String other = milestones.otherCurrency(contract.id(), contract.id(), own);
                currency = other == null ? own : other;
            }
            found.check(
                    currency == null || currency.equals(own),
                    one.at + ".paymentTerm.amount.currency",
                    "another milestone releases " + currency + "; a contract has one currency");
        }
    }

    private void requestIsSound(Violations found, Contract contract, MilestoneRequest request) {
        Checks.texts(found, "tags", request.tags());
        Checks.externalIds(found, request.externalIds());
        criteriaAreMeasurable(found, request.criteria());
        weightIsReasonable(found, request.weight());
        responsibleTakesPart(found, contract, request.responsiblePartyId());
        datesAreInOrder(found, request);
        paymentTermIsOneOfTwo(found, contract, request.paymentTerm());
        gates.check(found, contract, request.gate());
        dueRuleGivesOneDate(found, request.dueRule());
        found.check(
                request.dueRule() == null || !request.dateFixed(),
                "dateFixed",
                "a date that a rule gives is not fixed; leave one of the two out");
    }

    private static void datesAreInOrder(Violations found, MilestoneRequest request) {
        found.check(
                        request.plannedStart() == null
                                || request.dueDate() == null
                                || !request.plannedStart().isAfter(request.dueDate()),
                        "plannedStart",
                        request.plannedStart() + " is after the due date " + request.dueDate())
                .check(!request.dateFixed() || request.dueDate() != null, "dateFixed", "there is no due date to fix");
    }

    /** A milestone is due on one day; what comes again is a recurrence. */
    void dueRuleGivesOneDate(Violations found, @Nullable DueRule rule) {
        if (rule instanceof RecurringRule) {
            found.add("dueRule.kind", "a milestone is due once; make it by POST /contracts/{id}/recurrences");
        } else {
            DueRules.check(found, "dueRule", rule, calendars);
        }
    }

    /** The percentages of {@code count} milestones like this one fit besides those there are. */
    void checkSeries(Contract contract, MilestoneRequest request, int count) {
        PaymentTerm term = request.paymentTerm();
        BigDecimal percent = term == null ? null : term.percent();
        if (percent == null) {
            return;
        }
        BigDecimal left = HUNDRED.subtract(milestones.percentAgreed(contract.id(), contract.id()));
        BigDecimal wanted = percent.multiply(BigDecimal.valueOf(count));
        if (wanted.compareTo(left) > 0) {
            throw Violations.of(
                    "milestone.paymentTerm.percent",
                    count + " milestones would release " + plain(wanted) + " %; " + plain(left) + " % is left");
        }
    }

    private static void criteriaAreMeasurable(Violations found, List<Criterion> criteria) {
        found.check(criteria.size() <= MOST_ITEMS, "criteria", "may have at most " + MOST_ITEMS + " entries");
        for (int i = 0; i < criteria.size(); i++) {
            Criterion one = criteria.get(i);
            String at = "criteria[" + i + "]";
            if (one == null || one.statement() == null || one.statement().isBlank()) {
                found.add(at + ".statement", "says in words what must be true");
                continue;
            }
            found.check(
                            one.statement().length() <= LONGEST_STATEMENT,
                            at + ".statement",
                            "may have at most " + LONGEST_STATEMENT + " characters")
                    .check(
                            (one.metric() == null) == (one.operator() == null)
                                    && (one.metric() == null) == (one.target() == null),
                            at,
                            "metric, operator and target belong together: give all of them or none")
                    .check(
                            one.metric() == null
                                    || !one.metric().isBlank() && one.metric().length() <= LONGEST_METRIC,
                            at + ".metric",
                            "needs 1 to " + LONGEST_METRIC + " characters")
                    .check(
                            one.unit() == null || one.unit().length() <= LONGEST_METRIC,
                            at + ".unit",
                            "may have at most " + LONGEST_METRIC + " characters")
                    .check(
                            one.target() == null || isMeasurable(one.target()),
                            at + ".target",
                            "may have 13 digits before and 6 behind the point");
        }
    }

    /** Whether a value fits DECIMAL(19,6), which measurements are kept in. */
    public static boolean isMeasurable(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= MEASURED_SCALE && (long) plain.precision() - plain.scale() <= MEASURED_DIGITS;
    }

    private static void weightIsReasonable(Violations found, @Nullable BigDecimal weight) {
        found.check(
                weight == null
                        || weight.signum() >= 0
                                && weight.compareTo(MOST_WEIGHT) <= 0
                                && weight.stripTrailingZeros().scale() <= PERCENT_SCALE,
                "weight",
                "must be 0 to " + MOST_WEIGHT.toPlainString() + ", with at most " + PERCENT_SCALE + " fraction digits");
    }

    private void ownerIsKnown(Violations found, @Nullable UUID owner) {
        found.check(owner == null || people.exists(owner), "ownerId", "there is no person " + owner);
    }

    private static void responsibleTakesPart(Violations found, Contract contract, @Nullable UUID party) {
        found.check(
                party == null || contract.hasParty(party),
                "responsiblePartyId",
                "party " + party + " takes no part in the contract");
    }

    private static void paymentTermIsOneOfTwo(Violations found, Contract contract, @Nullable PaymentTerm term) {
        if (term == null) {
            return;
        }
        BigDecimal percent = term.percent();
        found.check(
                        (percent == null) != (term.amount() == null),
                        "paymentTerm",
                        "needs either percent or amount, not both")
                .check(
                        percent == null
                                || percent.signum() > 0
                                        && percent.compareTo(HUNDRED) <= 0
                                        && percent.stripTrailingZeros().scale() <= PERCENT_SCALE,
                        "paymentTerm.percent",
                        "must be more than 0, at most 100, with at most " + PERCENT_SCALE + " fraction digits")
                .check(
                        term.netDays() >= 0 && term.netDays() <= MOST_NET_DAYS,
                        "paymentTerm.netDays",
                        "must be 0 to " + MOST_NET_DAYS);
        if (term.amount() != null) {
            RateRules.money(found, "paymentTerm.amount", term.amount(), contract.value());
        }
        RateRules.rate(found, "paymentTerm.latePenalty", term.latePenalty(), contract.value());
        RateRules.rate(found, "paymentTerm.earlyBonus", term.earlyBonus(), contract.value());
    }

    private void paymentFitsContract(UUID id, Contract contract, @Nullable PaymentTerm term) {
        if (term == null) {
            return;
        }
        var value = contract.value();
        if (term.percent() != null && value == null && contract.status() != ContractStatus.DRAFT) {
            throw Violations.of(
                    "paymentTerm.percent", "the contract has no value to take a percentage of; set its value first");
        }
        String other = term.amount() == null || value != null
                ? null
                : milestones.otherCurrency(contract.id(), id, term.amount().currency());
        if (other != null) {
            throw Violations.of(
                    "paymentTerm.amount.currency",
                    "another milestone releases " + other + "; a contract has one currency");
        }
    }

    /** The percentages of a contract add up to 100 at most, however many write at once: its row is locked. */
    private void percentagesStayWithinHundred(UUID id, Contract contract, @Nullable PaymentTerm term) {
        if (term == null || term.percent() == null) {
            return;
        }
        BigDecimal others = milestones.percentAgreed(contract.id(), id);
        BigDecimal total = others.add(term.percent());
        if (total.compareTo(HUNDRED) > 0) {
            throw Violations.of(
                    "paymentTerm.percent",
                    "the contract's milestones would release " + plain(total) + " %; " + plain(HUNDRED.subtract(others))
                            + " % is left");
        }
    }

    /** A gate does not change under those who decide at it, nor once they have. */
    static void gateIsNotInUse(Milestone milestone, MilestoneRequest request) {
        MilestoneStatus status = milestone.status();
        if (!Objects.equals(milestone.gate(), request.gate())
                && (status == MilestoneStatus.SUBMITTED || status.isEnded())) {
            throw ProblemType.CONFLICT.because("The milestone is " + status + "; "
                    + (status == MilestoneStatus.SUBMITTED ? "withdraw or decide" : "reopen")
                    + " it before you change its gate.");
        }
    }

    /** What a reopened milestone releases must still fit, and who is needed at it must see it. */
    void checkReopened(Contract contract, Milestone milestone) {
        needed.canBeReopened(contract, milestone);
        if (milestone.status() != MilestoneStatus.MET) {
            percentagesStayWithinHundred(milestone.id(), contract, milestone.paymentTerm());
        }
    }

    private static String plain(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }

    /** A refusal that names the state machine's answer. */
    static RuntimeException refusal(Outcome.Rejection rejection) {
        return switch (rejection) {
            case Outcome.IllegalTransition(var status, var action, var allowed) ->
                ProblemType.ILLEGAL_TRANSITION
                        .builder("A milestone that is " + status + " cannot " + name(action) + "; it can "
                                + String.join(
                                        ", ",
                                        allowed.stream()
                                                .map(MilestoneRules::name)
                                                .toList()) + ".")
                        .with("currentStatus", status.name())
                        .with(
                                "allowedActions",
                                allowed.stream().map(MilestoneRules::name).toList())
                        .build();
            case Outcome.ContractNotActive(var status) ->
                ProblemType.CONFLICT.because("The contract is " + status
                        + switch (status) {
                            case DRAFT -> "; activate it first.";
                            case SUSPENDED -> "; its milestones rest until it is resumed.";
                            default -> "; its milestones rest.";
                        });
            case Outcome.ReasonMissing(var action) ->
                Violations.of("reason", "say why: to " + name(action) + " needs a reason");
            case Outcome.MetInFuture(var metOn, var today) ->
                Violations.of("metOn", metOn + " has not come yet; today is " + today + " in the contract's time zone");
            case Outcome.CriteriaOpen(var open, var all) ->
                ProblemType.CONFLICT
                        .builder(
                                open.size() + " of its " + all
                                        + " criteria are not fulfilled, and it is submitted only with all of them; check or measure them first.")
                        .with(
                                "openCriteria",
                                open.stream().map(Criterion::statement).toList())
                        .build();
            case Outcome.TooMuchEvidence(var most) ->
                Violations.of("evidence", "a milestone has at most " + most + " links and files; delete some first");
        };
    }

    private static String name(MilestoneAction action) {
        return action.name().toLowerCase(java.util.Locale.ROOT);
    }
}
