package dev.milepost.alert.reminder;

import dev.milepost.alert.policy.Choice;
import dev.milepost.alert.policy.Choosing;
import dev.milepost.alert.policy.GoverningPolicy;
import dev.milepost.alert.policy.Policies;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts into words which policies govern what there is to remind of, and every rung, for the caller. */
@ApplicationScoped
class DescribePlan {
    private final Policies policies;
    private final Planner planner;
    private final Ledger ledger;
    private final Audience audience;
    private final DescribeRecipient describe;
    private final Caller caller;

    @Inject
    DescribePlan(
            Policies policies,
            Planner planner,
            Ledger ledger,
            Audience audience,
            DescribeRecipient describe,
            Caller caller) {
        this.policies = policies;
        this.planner = planner;
        this.ledger = ledger;
        this.audience = audience;
        this.describe = describe;
        this.caller = caller;
    }

    /** What is said: of each subject, and of every rung of all of them, the earliest first. */
    record Described(List<PlanView.SubjectPlanView> subjects, List<PlanView.RungView> rungs) {}

    Described describe(List<Occurrence> occurrences) {
        List<GoverningPolicy> all = policies.all();
        List<PlanView.SubjectPlanView> subjects = new ArrayList<>();
        List<PlanView.RungView> rungs = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            Choice choice = Choosing.choose(occurrence.matter(), all, policies.builtIn());
            subjects.add(subject(occurrence, choice));
            choice.policy().ifPresent(policy -> rungs.addAll(rungs(occurrence, policy)));
        }
        rungs.sort(Comparator.comparing(PlanView.RungView::sendAt));
        return new Described(subjects, rungs);
    }

    private PlanView.SubjectPlanView subject(Occurrence occurrence, Choice choice) {
        return new PlanView.SubjectPlanView(
                occurrence.name(),
                occurrence.subjectId(),
                occurrence.day(),
                occurrence.silence(),
                choice.policy().map(PlanView.GoverningView::from).orElse(null),
                choice.why(),
                (caller.party().isPresent() ? List.<Choice.Lost>of() : choice.lost()) // the tenant's own affair
                        .stream()
                                .map(lost ->
                                        new PlanView.LostView(PlanView.GoverningView.from(lost.policy()), lost.why()))
                                .toList());
    }

    private List<PlanView.RungView> rungs(Occurrence occurrence, GoverningPolicy policy) {
        Map<PlannedRung.Key, Reminder> armed = new HashMap<>();
        ledger.of(occurrence.subjectId()).forEach(row -> armed.put(row.key(), row));
        return planner.plan(occurrence, policy).stream()
                .map(rung -> rung(rung, armed.get(rung.key()), occurrence.silence()))
                .toList();
    }

    private PlanView.RungView rung(PlannedRung rung, @Nullable Reminder reminder, @Nullable String silence) {
        var moment = reminder == null ? rung.sendAt() : reminder.sendAt;
        String objection =
                audience.objection(rung.recipient(), rung.occurrence().contract());
        String words = silence != null ? silence : objection == null ? rung.words() : objection;
        var zone = rung.clock().zone();
        return new PlanView.RungView(
                rung.occurrence().name(),
                rung.rung().name(),
                describe.describe(rung.recipient(), reminder == null ? null : reminder.address),
                rung.channel(),
                moment,
                zone.getId(),
                moment.atZone(zone).toOffsetDateTime(),
                reminder == null ? null : reminder.state,
                reminder == null ? words : describe.words(reminder.reason),
                reminder == null ? null : reminder.id);
    }
}
