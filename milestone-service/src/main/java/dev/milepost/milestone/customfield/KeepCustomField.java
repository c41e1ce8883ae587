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
import dev.milepost.milestone.milestone.MilestoneWork;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Defines a custom field, changes or deletes it; for the tenant's own people. Values that milestones have are never broken by
 * it: that is refused with their number. Refusals: 400, 403, 404, 409, 412.
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
    private final MilestoneWork work;
    private final Contracts contracts;
    private final MergePatch patches;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepCustomField(
            CustomFields fields,
            FieldRows rows,
            FieldUses uses,
            MilestoneWork work,
            Contracts contracts,
            MergePatch patches,
            BusinessClock clock,
            Ids ids) {
        this.fields = fields;
        this.rows = rows;
        this.uses = uses;
        this.work = work;
        this.contracts = contracts;
        this.patches = patches;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    CustomFieldView create(CustomFieldRequest request) {
        contracts.refuseCounterparty();
        check(request);
        if (fields.find("fieldKey", request.key()).firstResultOptional().isPresent()) {
            throw ProblemType.CONFLICT.because("There is a custom field '" + request.key() + "' already.");
        }
        if (fields.count() >= MOST_FIELDS) {
            throw ProblemType.CONFLICT.because("There are " + MOST_FIELDS + " custom fields, the most there may be.");
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
                .check(request.type() == before.type(), "type", "does not change; make another field")
                .throwIfAny();
        long broken = request.type() == CustomFieldType.CHOICE ? rows.countOthers(field.key(), request.choices()) : 0;
        if (broken > 0) {
            throw ProblemType.CONFLICT
                    .builder(
                            broken + " milestones have a value that would not be allowed any more; change those first.")
                    .with("milestones", broken)
                    .build();
        }
        if (field.follow(request, clock.instant())) {
            fields.flush();
        }
        return CustomFieldView.from(field);
    }

    /** @param withValues whether milestones and recurrences lose what they have in it; otherwise a field in use is not deleted */
    @Transactional
    void delete(UUID id, ExpectedVersion expected, boolean withValues) {
        contracts.refuseCounterparty();
        String key = fields.get(id).key();
        long used = rows.countOthers(key, List.of());
        long recurring = uses.recurrences(key);
        if (used + recurring > 0 && !withValues) {
            throw ProblemType.CONFLICT
                    .builder(used + " milestones have a value in '" + key + "'"
                            + (recurring == 0 ? "" : ", and " + recurring + " recurrences give it to those to come")
                            + "; send withValues=true to take it from them.")
                    .with("milestones", used)
                    .with("recurrences", recurring)
                    .build();
        }
        List<String> templates = uses.templates(key);
        if (!templates.isEmpty()) {
            throw ProblemType.CONFLICT
                    .builder("Templates give '" + key + "' a value; take it out of them first: "
                            + String.join(", ", templates) + ".")
                    .with("templates", templates)
                    .build();
        }
        if (used > MOST_EMPTIED) {
            throw ProblemType.CONFLICT.because(used + " milestones have a value in '" + key + "', and at most "
                    + MOST_EMPTIED + " lose it at once; empty the others first.");
        }
        // Contracts before fields, the order in which milestones are written.
        rows.withValue(key, MOST_EMPTIED + 1).stream().sorted().forEach(milestone -> empty(milestone, key));
        CustomField field = fields.locked(id);
        expected.check(field.version());
        if (rows.countOthers(key, List.of()) > 0) {
            throw ProblemType.CONFLICT.because("Milestones were given a value meanwhile; try again.");
        }
        uses.takeFromRecurrences(key);
        fields.delete(field);
    }

    private void empty(UUID milestone, String key) {
        MilestoneWork.Opened opened = opened(milestone, key);
        var before = opened.milestone().customFields();
        opened.milestone().dropCustomField(key, clock.instant());
        work.tell(opened);
        rows.replace(milestone, before, opened.milestone().customFields());
    }

    private MilestoneWork.Opened opened(UUID milestone, String key) {
        try {
            return work.locked(milestone);
        } catch (HttpProblem notTheirs) {
            throw ProblemType.CONFLICT.because("Milestones of contracts that are not open to you have a value in '"
                    + key + "'; an administrator deletes the field.");
        }
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
        found.check(
                request.requiredFor().stream().allMatch(java.util.Objects::nonNull),
                "requiredFor",
                "null is no type of milestones");
        found.throwIfAny();
    }
}
