package dev.milepost.milestone.template;

import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.deadline.DueRules;
import dev.milepost.milestone.party.Parties;
import dev.milepost.milestone.person.People;
import dev.milepost.milestone.template.content.TemplateDueRule;
import dev.milepost.milestone.template.content.TemplateMilestone;
import dev.milepost.milestone.template.content.TemplateParty;
import dev.milepost.milestone.template.content.TemplateRecurrence;
import dev.milepost.milestone.template.content.TemplateRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules for what a contract brings along to its template. */
@ApplicationScoped
class FillingRules {
    private final Parties parties;
    private final People people;

    @Inject
    FillingRules(Parties parties, People people) {
        this.parties = parties;
        this.people = people;
    }

    /** Refuses what is wrong, with its place (400). */
    void check(TemplateRequest template, InstantiateRequest request) {
        Violations found = new Violations();
        DueRules.day(found, "startDate", request.startDate());
        found.check(
                template.contract().paymentConditions() == null || request.value() != null,
                "value",
                "is needed: the template's payment conditions are percentages of it");
        partiesFit(found, template, request.parties());
        Set<String> keys =
                template.milestones().stream().map(TemplateMilestone::key).collect(Collectors.toSet());
        known(found, "owners", request.owners().keySet(), keys);
        Set<UUID> strangers = people.unknown(values(found, "owners", request.owners()));
        request.owners()
                .forEach((key, person) ->
                        found.check(!strangers.contains(person), "owners." + key, "there is no person " + person));
        known(found, "customFields", request.customFields().keySet(), keys);
        request.customFields()
                .forEach((key, fields) -> found.check(fields != null, "customFields." + key, "has no fields"));
        known(found, "omit", request.omit(), keys);
        nothingCountsFromWhatIsOmitted(
                found,
                template,
                Set.copyOf(request.omit().stream()
                        .filter(java.util.Objects::nonNull)
                        .toList()));
        found.throwIfAny();
    }

    private void partiesFit(Violations found, TemplateRequest template, Map<String, UUID> given) {
        Set<String> keys = template.parties().stream().map(TemplateParty::key).collect(Collectors.toSet());
        known(found, "parties", given.keySet(), keys);
        for (TemplateParty party : template.parties()) {
            found.check(
                    party.optional() || given.containsKey(party.key()),
                    "parties." + party.key(),
                    "is needed: the id of the party that is the " + party.role());
        }
        Set<UUID> unknown = parties.unknown(values(found, "parties", given));
        given.forEach(
                (key, party) -> found.check(!unknown.contains(party), "parties." + key, "there is no party " + party));
    }

    private static Set<UUID> values(Violations found, String field, Map<String, UUID> given) {
        Set<UUID> values = new HashSet<>();
        given.forEach((key, value) -> {
            if (value == null) {
                found.add(field + "." + key, "is an id; leave the key out where there is none");
            } else {
                values.add(value);
            }
        });
        return values;
    }

    private static void known(Violations found, String field, Iterable<String> given, Set<String> keys) {
        for (String key : given) {
            found.check(key != null && keys.contains(key), field + "." + key, "the template has no '" + key + "'");
        }
    }

    private static void nothingCountsFromWhatIsOmitted(
            Violations found, TemplateRequest template, Set<String> omitted) {
        for (TemplateMilestone one : template.milestones()) {
            String anchor = anchor(one);
            if (!omitted.contains(one.key()) && anchor != null) {
                found.check(
                        !omitted.contains(anchor),
                        "omit." + anchor,
                        "'" + one.key() + "' counts its dates from it; omit that as well, or keep this");
            }
        }
        var conditions = template.contract().paymentConditions();
        if (conditions != null) {
            conditions
                    .milestones()
                    .filter(omitted::contains)
                    .forEach(key -> found.add(
                            "omit." + key, "the payment conditions name it; copy the template and change them first"));
        }
    }

    private static @Nullable String anchor(TemplateMilestone one) {
        TemplateDueRule rule = one.dueRule();
        TemplateRecurrence recurrence = one.recurrence();
        return rule != null
                ? rule.anchor().milestone()
                : recurrence == null ? null : recurrence.start().milestone();
    }
}
