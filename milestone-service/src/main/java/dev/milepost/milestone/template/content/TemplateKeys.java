package dev.milepost.milestone.template.content;

import dev.milepost.events.AnchorKind;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.deadline.DueRules;
import dev.milepost.milestone.dependency.Circle;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with the keys of a template, and with what hangs together by them; a plan can be made of one that passes. */
public final class TemplateKeys {
    static final int MOST_PARTIES = 20;
    static final int MOST_MILESTONES = 1000;
    static final int MOST_DEPENDENCIES = 5000;

    private static final int LONGEST_LAG = 3650;
    private static final int MOST_MONTHS = 1200;
    private static final int MOST_DAYS = 36_525;
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}._-]{1,100}");

    private final TemplateRequest template;
    private final Violations found;
    private final Set<String> parties = new HashSet<>();
    private final Map<String, UUID> once = new LinkedHashMap<>();
    private final Set<String> again = new HashSet<>();

    private TemplateKeys(TemplateRequest template, Violations found) {
        this.template = template;
        this.found = found;
    }

    /** Adds what is wrong to {@code found}. */
    public static void check(TemplateRequest template, Violations found) {
        found.check(
                        template.parties().size() <= MOST_PARTIES,
                        "parties",
                        "may have at most " + MOST_PARTIES + " entries")
                .check(
                        !template.milestones().isEmpty()
                                && template.milestones().size() <= MOST_MILESTONES,
                        "milestones",
                        "must have 1 to " + MOST_MILESTONES + " entries")
                .check(
                        template.dependencies().size() <= MOST_DEPENDENCIES,
                        "dependencies",
                        "may have at most " + MOST_DEPENDENCIES + " entries");
        if (found.isEmpty()) {
            new TemplateKeys(template, found).check();
        }
    }

    private void check() {
        for (int i = 0; i < template.parties().size(); i++) {
            key(
                    template.parties().get(i).key(),
                    "parties[" + i + "].key",
                    parties.contains(template.parties().get(i).key()));
            parties.add(template.parties().get(i).key());
        }
        for (int i = 0; i < template.milestones().size(); i++) {
            TemplateMilestone one = template.milestones().get(i);
            key(one.key(), "milestones[" + i + "].key", once.containsKey(one.key()) || again.contains(one.key()));
            if (one.recurrence() == null) {
                once.putIfAbsent(one.key(), new UUID(0, i));
            } else {
                again.add(one.key());
            }
        }
        DueRules.period(found, "contract.term", template.contract().term());
        for (int i = 0; i < template.milestones().size(); i++) {
            milestone(template.milestones().get(i), "milestones[" + i + "]");
        }
        conditions();
        dependencies();
        if (found.isEmpty()) {
            rulesRunInNoCircle();
            dependenciesRunInNoCircle();
        }
    }

    private void key(String key, String at, boolean isTaken) {
        found.check(
                        KEY.matcher(key).matches(),
                        at,
                        "must have 1 to 100 letters, digits, dots, hyphens and underscores, such as taking-over")
                .check(!isTaken, at, "'" + key + "' is there twice");
    }

    private void milestone(TemplateMilestone one, String at) {
        isParty(one.responsible(), at + ".responsible");
        TemplateGate gate = one.gate();
        for (int i = 0; gate != null && i < gate.approvers().size(); i++) {
            isParty(gate.approvers().get(i).party(), at + ".gate.approvers[" + i + "].party");
        }
        DueRules.period(found, at + ".duration", one.duration());
        TemplateDueRule rule = one.dueRule();
        if (rule != null) {
            anchor(rule.anchor(), at + ".dueRule.anchor");
        }
        TemplateRecurrence recurrence = one.recurrence();
        if (recurrence == null) {
            found.check(one.duration() == null || rule != null, at + ".duration", "needs a dueRule to count back from");
            return;
        }
        anchor(recurrence.start(), at + ".recurrence.start");
        DueRules.period(found, at + ".recurrence.ahead", recurrence.ahead());
        String startsAfter = recurrence.startsAfter();
        if (startsAfter != null) {
            afterStart(startsAfter, at + ".recurrence.startsAfter");
            found.check(
                    recurrence.start().kind() == AnchorKind.START
                            && recurrence.start().periodEnd() == null,
                    at + ".recurrence.startsAfter",
                    "counts from the contract's START; leave it or the other start out");
        }
        for (int i = 0; i < recurrence.except().size(); i++) {
            afterStart(recurrence.except().get(i), at + ".recurrence.except[" + i + "]");
        }
        found.check(rule == null, at + ".dueRule", "comes from the recurrence; leave one of the two out")
                .check(one.duration() == null, at + ".duration", "is not known for each day; leave it out")
                .check(
                        recurrence.ahead() != null || template.contract().term() != null,
                        at + ".recurrence.ahead",
                        "say for how long milestones are made, as the template has no contract.term");
    }

    private void afterStart(@Nullable String period, String at) {
        boolean isSane = false;
        try {
            isSane = period != null
                    && Math.abs(Period.parse(period).toTotalMonths()) <= MOST_MONTHS
                    && Math.abs((long) Period.parse(period).getDays()) <= MOST_DAYS;
        } catch (DateTimeException | ArithmeticException e) {
            // no period, which the next line says
        }
        found.check(isSane, at, "an ISO 8601 period of at most 100 years is needed, such as P14D");
    }

    private void isParty(@Nullable String key, String at) {
        found.check(
                key == null || parties.contains(key),
                at,
                "the template has no party '" + key + "'; it has " + words(parties));
    }

    private void anchor(TemplateAnchor anchor, String at) {
        found.check(
                        anchor.kind() != AnchorKind.DATE,
                        at + ".kind",
                        "a template knows no days; count from START, END, another milestone or an event")
                .check(
                        anchor.needsMilestone() || anchor.milestone() == null,
                        at + ".milestone",
                        "has no meaning for " + anchor.kind());
        if (anchor.needsMilestone()) {
            isMilestone(anchor.milestone(), at + ".milestone");
        }
    }

    private void isMilestone(@Nullable String key, String at) {
        found.check(key != null, at, "is needed: the key of a milestone")
                .check(
                        key == null || !again.contains(key),
                        at,
                        "'" + key + "' comes again and has many days; name one that comes once")
                .check(
                        key == null || again.contains(key) || once.containsKey(key),
                        at,
                        "the template has no milestone '" + key + "'");
    }

    private void conditions() {
        TemplateConditions conditions = template.contract().paymentConditions();
        if (conditions == null) {
            return;
        }
        TemplateRetention retention = conditions.retention();
        for (int i = 0; retention != null && i < retention.releases().size(); i++) {
            isMilestone(
                    retention.releases().get(i).milestone(),
                    "contract.paymentConditions.retention.releases[" + i + "].milestone");
        }
        TemplateAdvance advance = conditions.advance();
        if (advance != null && advance.milestone() != null) {
            isMilestone(advance.milestone(), "contract.paymentConditions.advance.milestone");
        }
    }

    private void dependencies() {
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < template.dependencies().size(); i++) {
            TemplateDependency one = template.dependencies().get(i);
            String at = "dependencies[" + i + "]";
            isMilestone(one.predecessor(), at + ".predecessor");
            isMilestone(one.successor(), at + ".successor");
            found.check(
                            !one.predecessor().equals(one.successor()),
                            at + ".successor",
                            "is the predecessor: nothing depends on itself")
                    .check(
                            Math.abs(one.lag()) <= LONGEST_LAG,
                            at + ".lag",
                            "must be -" + LONGEST_LAG + " to " + LONGEST_LAG)
                    .check(
                            seen.add(List.of(one.predecessor(), one.successor(), one.type())),
                            at,
                            "there is a dependency " + one.type() + " between the two already");
        }
    }

    private void rulesRunInNoCircle() {
        List<Circle.Edge> edges = new ArrayList<>();
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; i < template.milestones().size(); i++) {
            TemplateMilestone one = template.milestones().get(i);
            TemplateDueRule rule = one.dueRule();
            String anchor = rule == null ? null : rule.anchor().milestone();
            if (anchor != null) {
                edges.add(new Circle.Edge(id(anchor), id(one.key())));
                places.put(id(one.key()), i);
            }
        }
        List<UUID> circle = Circle.in(edges);
        if (!circle.isEmpty()) {
            found.add(
                    "milestones[" + places.get(circle.getFirst()) + "].dueRule.anchor.milestone",
                    "goes round in a circle: " + words(circle, " leads to "));
        }
    }

    private void dependenciesRunInNoCircle() {
        List<UUID> circle = Circle.in(template.dependencies().stream()
                .map(one -> new Circle.Edge(id(one.predecessor()), id(one.successor())))
                .toList());
        if (!circle.isEmpty()) {
            found.add("dependencies", "run in a circle: " + words(circle, ", then "));
        }
    }

    private UUID id(String key) {
        return once.getOrDefault(key, new UUID(0, 0));
    }

    private String words(List<UUID> circle, String between) {
        Map<UUID, String> keys = new HashMap<>();
        once.forEach((key, id) -> keys.put(id, key));
        return circle.stream().map(id -> "'" + keys.get(id) + "'").collect(Collectors.joining(between));
    }

    private static String words(Set<String> keys) {
        return keys.isEmpty() ? "none" : keys.stream().sorted().collect(Collectors.joining(", "));
    }
}
