package dev.milepost.milestone.template.content;

import dev.milepost.events.PaymentConditions;
import dev.milepost.milestone.deadline.Term;
import dev.milepost.milestone.dependency.DependencyRequest;
import dev.milepost.milestone.milestone.MilestoneRequest;
import dev.milepost.milestone.recurrence.RecurrenceRequest;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a template becomes in one contract: keys are ids, roles are parties, periods are days. Knows no database, so that
 * the rules for templates try them out with it as well.
 */
public final class TemplatePlan {
    private final TemplateRequest template;
    private final Filling filling;
    private final Map<String, UUID> ids = new LinkedHashMap<>();

    /**
     * What a contract brings along.
     *
     * @param parties by the keys of the template's parties
     * @param owners people by the keys of milestones
     * @param customFields values by the keys of fields, by the keys of milestones
     * @param omit keys of milestones that the contract does without
     */
    public record Filling(
            LocalDate start,
            Map<String, UUID> parties,
            Map<String, UUID> owners,
            Map<String, Map<String, Object>> customFields,
            Set<String> omit) {}

    /**
     * A milestone of the contract.
     *
     * @param place its place in the template, from 0
     */
    public record Planned(
            int place,
            String key,
            UUID id,
            MilestoneRequest request,
            @Nullable Period duration) {}

    /** A milestone of the contract that comes again. */
    public record Coming(int place, String key, RecurrenceRequest request) {}

    public TemplatePlan(TemplateRequest template, Filling filling, Supplier<UUID> newId) {
        this.template = template;
        this.filling = filling;
        for (TemplateMilestone one : template.milestones()) {
            if (one.recurrence() == null && !filling.omit.contains(one.key())) {
                ids.put(one.key(), newId.get());
            }
        }
    }

    /** The ids that milestones get, by their keys; those that come again have many, and none here. */
    public Map<String, UUID> ids() {
        return ids;
    }

    /** The first day of the contract's term. */
    public LocalDate start() {
        return filling.start;
    }

    /** The last day of the contract's term; null when the template says none. */
    public @Nullable LocalDate end() {
        String term = template.contract().term();
        return term == null ? null : Term.lastDay(filling.start, term);
    }

    public List<Planned> milestones() {
        List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < template.milestones().size(); i++) {
            TemplateMilestone one = template.milestones().get(i);
            UUID id = ids.get(one.key());
            if (id != null) {
                String duration = one.duration();
                planned.add(
                        new Planned(i, one.key(), id, request(one), duration == null ? null : Period.parse(duration)));
            }
        }
        return planned;
    }

    public List<Coming> recurrences() {
        List<Coming> coming = new ArrayList<>();
        for (int i = 0; i < template.milestones().size(); i++) {
            TemplateMilestone one = template.milestones().get(i);
            TemplateRecurrence recurrence = one.recurrence();
            if (recurrence != null && !filling.omit.contains(one.key())) {
                String ahead = recurrence.ahead();
                LocalDate until = ahead == null
                        ? Objects.requireNonNull(end(), "a template that says neither is refused")
                        : Term.lastDay(filling.start, ahead);
                coming.add(new Coming(
                        i,
                        one.key(),
                        new RecurrenceRequest(recurrence.in(this::id, filling.start), until, request(one))));
            }
        }
        return coming;
    }

    public List<DependencyRequest> dependencies() {
        return template.dependencies().stream()
                .filter(one -> ids.containsKey(one.predecessor()) && ids.containsKey(one.successor()))
                .map(one -> new DependencyRequest(
                        id(one.predecessor()), id(one.successor()), one.type(), one.lag(), one.lagUnit()))
                .toList();
    }

    public @Nullable PaymentConditions conditions() {
        TemplateConditions conditions = template.contract().paymentConditions();
        return conditions == null ? null : conditions.in(this::id);
    }

    private UUID id(String key) {
        return Objects.requireNonNull(ids.get(key), key);
    }

    /** What the template says, and over it what is said of this contract. */
    private Map<String, Object> fields(TemplateMilestone one) {
        Map<String, Object> fields = new LinkedHashMap<>(one.customFields());
        fields.putAll(filling.customFields.getOrDefault(one.key(), Map.of()));
        return fields;
    }

    private MilestoneRequest request(TemplateMilestone one) {
        String responsible = one.responsible();
        TemplateDueRule rule = one.dueRule();
        TemplateGate gate = one.gate();
        return new MilestoneRequest(
                one.title(),
                one.description(),
                one.type(),
                one.priority(),
                filling.owners.get(one.key()),
                responsible == null ? null : filling.parties.get(responsible),
                null,
                null,
                false,
                one.criteria().stream().map(TemplateCriterion::toCriterion).toList(),
                one.paymentTerm(),
                one.tags(),
                one.team(),
                List.of(),
                gate == null ? null : gate.in(filling.parties),
                rule == null ? null : rule.in(this::id),
                one.criteriaRequired(),
                one.weight(),
                fields(one));
    }
}
