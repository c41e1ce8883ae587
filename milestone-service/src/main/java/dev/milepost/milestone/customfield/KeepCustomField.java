package dev.milepost.milestone.customfield;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.CustomFieldType;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Defines a custom field, changes or deletes it; for the tenant's own people. Values that are there are never broken by it:
 * that is refused with their number. Refusals: 400, 403, 404, 409, 412.
 */
@ApplicationScoped
class KeepCustomField {
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,39}");
    /** A merge patch takes an object of another kind for another object. */
    private static final String NOT_A_KEY = "kind";

    private static final int MOST_FIELDS = 100;
    private static final int MOST_CHOICES = 200;
    private static final int LONGEST_CHOICE = 200;
    private static final int MOST_EMPTIED = 1000;

    private final CustomFields fields;
    private final FieldRows rows;
    private final FieldUses uses;
    private final EmptyField empty;
    private final Contracts contracts;
    private final MergePatch patches;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepCustomField(
            CustomFields fields,
            FieldRows rows,
            FieldUses uses,
            EmptyField empty,
            Contracts contracts,
            MergePatch patches,
            BusinessClock clock,
            Ids ids) {
        this.fields = fields;
        this.rows = rows;
        this.uses = uses;
        this.empty = empty;
        this.contracts = contracts;
        this.patches = patches;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    CustomFieldView create(CustomFieldRequest request) {
        contracts.refuseCounterparty();
        check(request);
        FieldTarget target = request.target();
        if (fields.find("target = ?1 and fieldKey = ?2", target, request.key())
                .firstResultOptional()
                .isPresent()) {
            throw ProblemType.CONFLICT.because(
                    "There is a custom field '" + request.key() + "' of " + target.plural() + " already.");
        }
        if (fields.count("target", target) >= MOST_FIELDS) {
            throw ProblemType.CONFLICT.because(
                    "There are " + MOST_FIELDS + " custom fields of " + target.plural() + ", the most there may be.");
        }
        CustomField field = new CustomField(ids.next(), request, clock.instant());
        fields.persistAndFlush(field);
        return CustomFieldView.from(field);
    }

    @Transactional
    CustomFieldView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        contracts.refuseCounterparty();
        CustomField field = fields.locked(id);
        CustomFieldRequest before = field.toRequest();
        CustomFieldRequest request = patches.apply(patch, before);
        expected.check(field.version());
        check(request);
        new Violations()
                .check(request.key().equals(before.key()), "key", "does not change; make another field")
                .check(request.target() == before.target(), "target", "does not change; make another field")
                .check(request.type() == before.type(), "type", "does not change; make another field")
                .throwIfAny();
        FieldTarget target = field.target();
        long broken =
                request.type() == CustomFieldType.CHOICE ? rows.countOthers(target, field.key(), request.choices()) : 0;
        if (broken > 0) {
            throw ProblemType.CONFLICT
                    .builder(broken + " " + target.plural()
                            + " have a value that would not be allowed any more; change those first.")
                    .with(target.plural(), broken)
                    .build();
        }
        if (field.follow(request, clock.instant())) {
            fields.flush();
        }
        return CustomFieldView.from(field);
    }

    /** @param withValues whether what has a value in it loses that; otherwise a field in use is not deleted */
    @Transactional
    void delete(UUID id, ExpectedVersion expected, boolean withValues) {
        contracts.refuseCounterparty();
        String key = fields.get(id).key();
        FieldTarget target = fields.get(id).target();
        long used = rows.countOthers(target, key, List.of());
        long recurring = target == FieldTarget.MILESTONE ? uses.recurrences(key) : 0;
        if (used + recurring > 0 && !withValues) {
            throw ProblemType.CONFLICT
                    .builder(used + " " + target.plural() + " have a value in '" + key + "'"
                            + (recurring == 0 ? "" : ", and " + recurring + " recurrences give it to those to come")
                            + "; send withValues=true to take it from them.")
                    .with(target.plural(), used)
                    .with("recurrences", recurring)
                    .build();
        }
        List<String> templates = uses.templates(target, key);
        if (!templates.isEmpty()) {
            throw ProblemType.CONFLICT
                    .builder("Templates give '" + key + "' a value; take it out of them first: "
                            + String.join(", ", templates) + ".")
                    .with("templates", templates)
                    .build();
        }
        if (used > MOST_EMPTIED) {
            throw ProblemType.CONFLICT.because(used + " " + target.plural() + " have a value in '" + key
                    + "', and at most " + MOST_EMPTIED + " lose it at once; empty the others first.");
        }
        // Contracts before fields, the order in which milestones are written.
        empty.of(target, key, rows.withValue(target, key, MOST_EMPTIED + 1));
        CustomField field = fields.locked(id);
        expected.check(field.version());
        if (rows.countOthers(target, key, List.of()) > 0) {
            throw ProblemType.CONFLICT.because("Some were given a value meanwhile; try again.");
        }
        if (target == FieldTarget.MILESTONE) {
            uses.takeFromRecurrences(key);
        }
        fields.delete(field);
    }

    private static void check(CustomFieldRequest request) {
        Violations found = new Violations();
        List<String> choices = request.choices();
        boolean isChoice = request.type() == CustomFieldType.CHOICE;
        found.check(
                        KEY.matcher(request.key()).matches() && !request.key().equals(NOT_A_KEY),
                        "key",
                        "is a letter, then letters, digits and underscores, 2 to 40, and not '" + NOT_A_KEY + "'")
                .check(isChoice || choices.isEmpty(), "choices", "are for a CHOICE; leave them out")
                .check(
                        !isChoice || !choices.isEmpty() && choices.size() <= MOST_CHOICES,
                        "choices",
                        "a CHOICE has 1 to " + MOST_CHOICES)
                .check(new HashSet<>(choices).size() == choices.size(), "choices", "are there twice");
        for (int i = 0; i < choices.size(); i++) {
            String one = choices.get(i);
            found.check(
                    one != null && !one.isBlank() && one.length() <= LONGEST_CHOICE,
                    "choices[" + i + "]",
                    "needs 1 to " + LONGEST_CHOICE + " characters");
        }
        boolean isOfContracts = request.target() == FieldTarget.CONTRACT;
        found.check(
                        isOfContracts || !request.required(),
                        "required",
                        "is for fields of contracts; say in requiredFor which milestones need a value")
                .check(
                        !isOfContracts || request.requiredFor().isEmpty(),
                        "requiredFor",
                        "is for fields of milestones; say required");
        found.check(
                request.requiredFor().stream().allMatch(java.util.Objects::nonNull),
                "requiredFor",
                "null is no type of milestones");
        found.throwIfAny();
    }
}
