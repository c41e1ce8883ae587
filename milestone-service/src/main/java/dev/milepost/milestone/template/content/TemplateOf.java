package dev.milepost.milestone.template.content;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractState;
import dev.milepost.events.Criterion;
import dev.milepost.events.DayUnit;
import dev.milepost.events.DependencyState;
import dev.milepost.events.Direction;
import dev.milepost.events.DueRule;
import dev.milepost.events.FixedRule;
import dev.milepost.events.Gate;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.RecurringRule;
import dev.milepost.events.RelativeRule;
import dev.milepost.events.Roll;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.deadline.Term;
import dev.milepost.milestone.milestone.MilestoneRequest;
import dev.milepost.milestone.recurrence.RecurrenceRequest;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The template that a contract is an example of: rules stay, ids become keys, days become offsets from its start, parties
 * become places. What belongs to the one contract or to a person stays behind.
 */
public final class TemplateOf {
    private static final int LONGEST_KEY = 60;

    private final ContractState contract;
    private final List<MilestoneState> milestones;
    private final Map<UUID, String> parties = new HashMap<>();
    private final List<TemplateParty> places = new ArrayList<>();
    private final Map<UUID, String> keys = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private TemplateOf(ContractState contract, List<MilestoneState> all) {
        this.contract = contract;
        this.milestones = all.stream()
                .filter(one -> one.occurrence() == null && one.status() != MilestoneStatus.CANCELLED)
                .toList();
        Set<String> names = new HashSet<>();
        for (ContractPartyState party : contract.parties()) {
            String key = free(party.role().name().toLowerCase(Locale.ROOT), names);
            parties.putIfAbsent(party.partyId(), key);
            places.add(new TemplateParty(key, party.role(), null, false));
        }
        this.milestones.forEach(one -> keys.put(one.id(), free(slug(one.title()), taken)));
    }

    /** Refused with 409 when the contract does not say when it starts, and a day would have to be counted from that. */
    public static TemplateRequest of(
            TemplateRequest named,
            ContractState contract,
            List<MilestoneState> milestones,
            List<RecurrenceRequest> recurrences,
            List<DependencyState> dependencies) {
        TemplateOf made = new TemplateOf(contract, milestones);
        List<TemplateMilestone> all =
                new ArrayList<>(made.milestones.stream().map(made::milestone).toList());
        recurrences.stream().map(made::recurring).forEach(all::add);
        return new TemplateRequest(
                named.name(),
                named.kind(),
                named.description(),
                made.places,
                made.contract(),
                all,
                dependencies.stream()
                        .filter(one ->
                                made.keys.containsKey(one.predecessorId()) && made.keys.containsKey(one.successorId()))
                        .map(one -> new TemplateDependency(
                                made.key(one.predecessorId()),
                                made.key(one.successorId()),
                                one.type(),
                                one.lag(),
                                one.lagUnit()))
                        .toList());
    }

    private TemplateContract contract() {
        LocalDate end = contract.endsOn();
        return new TemplateContract(
                contract.description(),
                end == null || contract.startsOn() == null ? null : length(contract.startsOn(), end),
                contract.timeZone(),
                contract.calendar(),
                contract.renewal(),
                contract.notice(),
                conditions(),
                contract.tags(),
                contract.selfApprovalAllowed(),
                contract.terminationTerms(),
                FieldValues.natural(contract.customFields()));
    }

    private @Nullable TemplateConditions conditions() {
        PaymentConditions is = contract.paymentConditions();
        if (is == null) {
            return null;
        }
        var retention = is.retention();
        var advance = is.advance();
        return new TemplateConditions(
                retention == null
                        ? null
                        : new TemplateRetention(
                                retention.percent(),
                                retention.capPercent(),
                                retention.netDays(),
                                retention.releases().stream()
                                        .filter(one -> keys.containsKey(one.milestoneId()))
                                        .map(one -> new TemplateRelease(key(one.milestoneId()), one.percent()))
                                        .toList()),
                advance == null
                        ? null
                        : new TemplateAdvance(
                                advance.percent(),
                                advance.amount(),
                                advance.milestoneId() == null ? null : keys.get(advance.milestoneId()),
                                advance.netDays(),
                                advance.recoveryPercent()),
                is.latePenalty(),
                is.earlyBonus());
    }

    private TemplateMilestone milestone(MilestoneState one) {
        LocalDate start = one.plannedStart();
        LocalDate due = one.dueDate();
        boolean takesTime = start != null && due != null && start.isBefore(due);
        return new TemplateMilestone(
                key(one.id()),
                one.title(),
                one.description(),
                one.type(),
                one.priority(),
                party(one.responsiblePartyId()),
                rule(one),
                null,
                takesTime ? "P" + ChronoUnit.DAYS.between(start, due) + "D" : null,
                criteria(one.criteria()),
                // What was missed or waived releases nothing, and something else may be agreed in its place.
                one.status() == MilestoneStatus.MISSED || one.status() == MilestoneStatus.WAIVED
                        ? null
                        : one.paymentTerm(),
                one.tags(),
                one.team(),
                gate(one.gate()),
                one.criteriaRequired(),
                one.weight(),
                FieldValues.natural(one.customFields()));
    }

    private TemplateMilestone recurring(RecurrenceRequest one) {
        RecurringRule rule = (RecurringRule) one.rule();
        MilestoneRequest milestone = one.milestone();
        Anchor start = rule.start();
        boolean followsContract = start.kind() != AnchorKind.DATE && start.milestoneId() == null;
        boolean followsMilestone = start.milestoneId() != null && keys.containsKey(start.milestoneId());
        TemplateAnchor anchor = followsContract || followsMilestone
                ? anchor(start)
                : new TemplateAnchor(AnchorKind.START, null, null, null);
        return new TemplateMilestone(
                free(slug(milestone.title()), taken),
                milestone.title(),
                milestone.description(),
                milestone.type(),
                milestone.priority(),
                party(milestone.responsiblePartyId()),
                null,
                new TemplateRecurrence(
                        anchor,
                        rule.rrule(),
                        rule.roll(),
                        rule.calendar(),
                        contract.endsOn() != null && !one.until().isBefore(contract.endsOn())
                                ? null
                                : length(start(), one.until()),
                        start.kind() == AnchorKind.DATE ? after(Objects.requireNonNull(start.date())) : null,
                        rule.except().stream().map(this::after).toList()),
                null,
                criteria(milestone.criteria()),
                milestone.paymentTerm(),
                milestone.tags(),
                milestone.team(),
                gate(milestone.gate()),
                milestone.criteriaRequired(),
                milestone.weight(),
                milestone.customFields());
    }

    /** How long after the contract's start a day is. */
    private String after(LocalDate day) {
        return "P" + ChronoUnit.DAYS.between(start(), day) + "D";
    }

    private @Nullable TemplateDueRule rule(MilestoneState one) {
        DueRule rule = one.dueRule();
        if (rule instanceof RelativeRule relative) {
            Anchor anchor = relative.anchor();
            boolean isLost = anchor.kind() == AnchorKind.DATE
                    || anchor.milestoneId() != null && !keys.containsKey(anchor.milestoneId());
            if (!isLost) {
                return new TemplateDueRule(
                        anchor(anchor),
                        relative.offset(),
                        relative.unit(),
                        relative.direction(),
                        relative.inclusive(),
                        relative.periodEnd(),
                        relative.roll(),
                        relative.calendar());
            }
        }
        LocalDate day = rule instanceof FixedRule fixed ? fixed.date() : one.dueDate();
        if (day == null) {
            return null;
        }
        long days = ChronoUnit.DAYS.between(start(), day);
        return new TemplateDueRule(
                new TemplateAnchor(AnchorKind.START, null, null, null),
                "P" + Math.abs(days) + "D",
                DayUnit.CALENDAR,
                days < 0 ? Direction.BEFORE : Direction.AFTER,
                false,
                null,
                rule == null ? Roll.NONE : rule.roll(),
                rule == null ? null : rule.calendar());
    }

    private TemplateAnchor anchor(Anchor anchor) {
        return new TemplateAnchor(
                anchor.kind(),
                anchor.milestoneId() == null ? null : keys.get(anchor.milestoneId()),
                anchor.event(),
                anchor.periodEnd());
    }

    /** Places of single people become the tenant's approvers'. */
    private @Nullable TemplateGate gate(@Nullable Gate gate) {
        if (gate == null) {
            return null;
        }
        Map<String, TemplateApprover> approvers = new LinkedHashMap<>();
        gate.approvers().forEach(one -> {
            TemplateApprover place = one.personId() != null
                    ? new TemplateApprover(null, "approver", one.label())
                    : new TemplateApprover(party(one.partyId()), one.role(), one.label());
            approvers.putIfAbsent(place.in(key -> new UUID(0, key.hashCode())).key(), place);
        });
        Integer quorum = gate.quorum();
        return new TemplateGate(
                gate.mode(),
                quorum == null ? null : Integer.valueOf(Math.min(quorum, approvers.size())),
                gate.order(),
                List.copyOf(approvers.values()),
                gate.dueDays(),
                gate.keepApprovals());
    }

    private static List<TemplateCriterion> criteria(List<Criterion> criteria) {
        return criteria.stream().map(TemplateCriterion::of).toList();
    }

    private @Nullable String party(@Nullable UUID id) {
        return id == null ? null : parties.get(id);
    }

    private String key(UUID milestone) {
        return keys.getOrDefault(milestone, "");
    }

    private LocalDate start() {
        LocalDate start = contract.startsOn();
        if (start == null) {
            throw ProblemType.CONFLICT.because(
                    "The contract does not say when it starts, and its dates become offsets from that; set startsOn first.");
        }
        return start;
    }

    /** The period from one day to another, both included: in months where these come out, else in days. */
    private static String length(LocalDate from, LocalDate to) {
        String period = Period.between(from, to.plusDays(1)).toString();
        return !period.contains("-") && Term.lastDay(from, period).equals(to)
                ? period
                : "P" + (ChronoUnit.DAYS.between(from, to) + 1) + "D";
    }

    private static String slug(String title) {
        String slug = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "milestone" : slug.substring(0, Math.min(slug.length(), LONGEST_KEY));
    }

    private static String free(String wanted, Set<String> taken) {
        String key = wanted;
        for (int i = 2; !taken.add(key); i++) {
            key = wanted + "-" + i;
        }
        return key;
    }
}
